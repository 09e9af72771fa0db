using System.Collections.ObjectModel;
using System.ComponentModel;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace GitVan.Engine.Configuration;

/// <summary>What every job can say of itself, wherever it does. It comes before what only some can, in documents and messages too: hence the orders.</summary>
public abstract record JobDeclaration
{
    private static readonly TimeSpan DefaultBackoff = TimeSpan.FromSeconds(1);

    [Description("The job's name.")]
    [Allows(Text = TextRule.Name)]
    [JsonPropertyOrder(-1)]
    public string? Name { get; init; }

    [Description("What the job is for, in a line.")]
    [JsonPropertyOrder(-1)]
    public string? Desc { get; init; }

    [Description("Environment variables added for the job.")]
    [Allows(Keys = TextRule.VariableName, AnyScalar = true)]
    [JsonPropertyOrder(-1)]
    public IReadOnlyDictionary<string, string> Env { get; init => field = value ?? ReadOnlyDictionary<string, string>.Empty; } =
        ReadOnlyDictionary<string, string>.Empty;

    [Description("The job is stopped when it takes longer.")]
    [JsonPropertyOrder(-1)]
    public TimeSpan? Timeout { get; init; }

    [Description("How often to try again after a failure.")]
    [Allows(Least = 0, Most = 100)]
    [JsonPropertyOrder(-1)]
    public int Retries { get; init; }

    [Description("How long to wait before trying again.")]
    [JsonPropertyOrder(-1)]
    public TimeSpan Backoff { get; init => field = value == default ? DefaultBackoff : value; } = DefaultBackoff;

    [Description("The folder the job runs in, relative to the work tree's root.")]
    [Allows(Text = TextRule.RelativeFolder)]
    [JsonPropertyOrder(-1)]
    public string? Root { get; init; }

    [Description("Words to choose jobs by.")]
    [Allows(Text = TextRule.NotBlank)]
    [JsonPropertyOrder(-1)]
    public IReadOnlyList<string> Tags { get; init => field = value ?? []; } = [];

    [Description("Jobs of the same hook, by name or id, that must have succeeded before this one starts.")]
    [Allows(Text = TextRule.NotBlank, Single = true)]
    [JsonPropertyOrder(-1)]
    public IReadOnlyList<string> Needs { get; init => field = value ?? []; } = [];

    [Description("Among jobs of one place smaller numbers start first; 0 is last.")]
    [Allows(Least = 0, Most = 1_000_000)]
    [JsonPropertyOrder(-1)]
    public int Priority { get; init; }

    [Description("When not to run: true, or one or a list of merge, merge-commit, rebase, cherry-pick, revert, bisect, ci, {ref: glob}, {run: shell line}, {files: glob}.")]
    [JsonPropertyOrder(-1)]
    public JsonNode? Skip { get; init; }

    [Description("When alone to run, in the words of 'skip'.")]
    [JsonPropertyOrder(-1)]
    public JsonNode? Only { get; init; }

    [Description("No variable and no option skips the job.")]
    [JsonPropertyOrder(-1)]
    public bool Required { get; init; }

    [Description("The outcomes of other jobs that run it: 'job:before', 'job:after' or 'job:error', each alone or with ':' and the other job's id or name.")]
    [Allows(Text = TextRule.Outcome, Single = true)]
    [JsonPropertyOrder(-1)]
    public IReadOnlyList<string> On { get; init => field = value ?? []; } = [];

    [Description("'shared' for no lock, 'exclusive' for one lock of the repository, or the name of a lock that each run holds.")]
    [Allows(Text = TextRule.NotBlank)]
    [JsonPropertyOrder(-1)]
    public string? Concurrency { get; init; }

    [Description("How long a run waits for its lock.")]
    [JsonPropertyOrder(-1)]
    public TimeSpan? LockTimeout { get; init; }

    [Description("Bytes of output; a run that writes more is ended.")]
    [Allows(Least = 1)]
    [JsonPropertyOrder(-1)]
    public long? MaxOutput { get; init; }

    [Description("The values the job takes, by name: a map of rules such as {type: string, required: true}, in JSON Schema's words.")]
    [JsonPropertyOrder(-1)]
    public JsonObject? Inputs { get; init; }
}
