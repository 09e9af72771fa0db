using System.Collections.ObjectModel;
using System.ComponentModel;
using System.Text.Json.Nodes;

namespace GitVan.Engine.Configuration;

/// <summary>What every job can say of itself, wherever it does.</summary>
public abstract record JobDeclaration
{
    private static readonly TimeSpan DefaultBackoff = TimeSpan.FromSeconds(1);

    [Description("The job's name.")]
    [Allows(Text = TextRule.Name)]
    public string? Name { get; init; }

    [Description("What the job is for, in a line.")]
    public string? Desc { get; init; }

    [Description("Environment variables added for the job.")]
    [Allows(Keys = TextRule.VariableName, AnyScalar = true)]
    public IReadOnlyDictionary<string, string> Env { get; init => field = value ?? ReadOnlyDictionary<string, string>.Empty; } =
        ReadOnlyDictionary<string, string>.Empty;

    [Description("The job is stopped when it takes longer.")]
    public TimeSpan? Timeout { get; init; }

    [Description("How often to try again after a failure.")]
    [Allows(Least = 0, Most = 100)]
    public int Retries { get; init; }

    [Description("How long to wait before trying again.")]
    public TimeSpan Backoff { get; init => field = value == default ? DefaultBackoff : value; } = DefaultBackoff;

    [Description("The folder the job runs in, relative to the work tree's root.")]
    [Allows(Text = TextRule.RelativeFolder)]
    public string? Root { get; init; }

    [Description("Words to choose jobs by.")]
    [Allows(Text = TextRule.NotBlank)]
    public IReadOnlyList<string> Tags { get; init => field = value ?? []; } = [];

    [Description("Jobs of the same hook, by name or id, that must have succeeded before this one starts.")]
    [Allows(Text = TextRule.NotBlank, Single = true)]
    public IReadOnlyList<string> Needs { get; init => field = value ?? []; } = [];

    [Description("Among jobs of one place smaller numbers start first; 0 is last.")]
    [Allows(Least = 0, Most = 1_000_000)]
    public int Priority { get; init; }

    [Description("When not to run: true, or one or a list of merge, merge-commit, rebase, cherry-pick, revert, bisect, ci, {ref: glob}, {run: shell line}, {files: glob}.")]
    public JsonNode? Skip { get; init; }

    [Description("When alone to run, in the words of 'skip'.")]
    public JsonNode? Only { get; init; }

    [Description("No variable and no option skips the job.")]
    public bool Required { get; init; }

    [Description("The outcomes of other jobs that run it: 'job:before', 'job:after' or 'job:error', each alone or with ':' and the other job's id or name.")]
    [Allows(Text = TextRule.Outcome, Single = true)]
    public IReadOnlyList<string> On { get; init => field = value ?? []; } = [];

    [Description("'shared' for no lock, 'exclusive' for one lock of the repository, or the name of a lock that each run holds.")]
    [Allows(Text = TextRule.NotBlank)]
    public string? Concurrency { get; init; }

    [Description("How long a run waits for its lock.")]
    public TimeSpan? LockTimeout { get; init; }

    [Description("Bytes of output; a run that writes more is ended.")]
    [Allows(Least = 1)]
    public long? MaxOutput { get; init; }

    [Description("The values the job takes, by name: a map of rules such as {type: string, required: true}, in JSON Schema's words.")]
    public JsonObject? Inputs { get; init; }
}
