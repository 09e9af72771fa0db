using System.Collections.ObjectModel;
using System.ComponentModel;
using System.Text.Json.Nodes;

namespace GitVan.Engine.Configuration;

/// <summary>A job that is a command in the configuration. Exactly one of <see cref="Run"/> and <see cref="Exec"/> is set.</summary>
public sealed record CommandJob
{
    private static readonly TimeSpan DefaultBackoff = TimeSpan.FromSeconds(1);

    [Description("The job's name.")]
    [Allows(Text = TextRule.Name)]
    public string? Name { get; init; }

    [Description("What the job is for, in a line.")]
    public string? Desc { get; init; }

    [Description("A shell line: 'sh -c', on Windows 'cmd /c'.")]
    [Allows(Text = TextRule.NotBlank)]
    public string? Run { get; init; }

    [Description("A program and its arguments, started without a shell.")]
    [Allows(Least = 1)]
    public IReadOnlyList<string>? Exec { get; init; }

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

    [Description("Only files matching one of these patterns are handed to the job; without any, it doesn't run.")]
    [Allows(Text = TextRule.NotBlank, Single = true)]
    public IReadOnlyList<string> Glob { get; init => field = value ?? []; } = [];

    [Description("Files matching one of these patterns are not handed to the job.")]
    [Allows(Text = TextRule.NotBlank, Single = true)]
    public IReadOnlyList<string> Exclude { get; init => field = value ?? []; } = [];

    [Description("A shell line that prints the files for {files}, one a line or each ended by a NUL, from the work tree's root.")]
    [Allows(Text = TextRule.NotBlank)]
    public string? Files { get; init; }

    [Description("Words to choose jobs by.")]
    [Allows(Text = TextRule.NotBlank)]
    public IReadOnlyList<string> Tags { get; init => field = value ?? []; } = [];

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
