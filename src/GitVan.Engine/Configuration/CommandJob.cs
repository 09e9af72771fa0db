using System.Collections.ObjectModel;
using System.ComponentModel;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace GitVan.Engine.Configuration;

/// <summary>A job that is a command in the configuration, or a group of such. Exactly one of <see cref="Run"/>, <see cref="Exec"/>, <see cref="Script"/> and <see cref="Group"/> is set.</summary>
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

    [Description("A file in .gitvan/hooks/<hook>/ with a run bit, started without a shell.")]
    [Allows(Text = TextRule.RelativeFolder)]
    public string? Script { get; init; }

    [Description("Arguments put behind the command or the script, with placeholders of their own.")]
    [Allows(Single = true)]
    public IReadOnlyList<string> Args { get; init => field = value ?? []; } = [];

    [Description("Jobs that are ordered together. What is said beside 'group' about files, folders, environment, tags and conditions holds for all of them.")]
    public GroupSettings? Group { get; init; }

    [Description("Jobs of the hook, by name, that must have succeeded before this one starts.")]
    [Allows(Text = TextRule.NotBlank, Single = true)]
    public IReadOnlyList<string> Needs { get; init => field = value ?? []; } = [];

    [Description("Among jobs of one place smaller numbers start first; 0 is last.")]
    [Allows(Least = 0, Most = 1_000_000)]
    public int Priority { get; init; }

    [Description("When not to run: true, or one or a list of merge, merge-commit, rebase, cherry-pick, revert, bisect, ci, {ref: glob}, {run: shell line}, {files: glob}.")]
    public JsonNode? Skip { get; init; }

    [Description("When alone to run, in the words of 'skip'.")]
    public JsonNode? Only { get; init; }

    [Description("Stage what the job changed among the files it was given, when it succeeded.")]
    [JsonPropertyName("stage_fixed")]
    public bool StageFixed { get; init; }

    [Description("The job may change the files it is given: what is not staged in them is put aside while it runs.")]
    public bool Fix { get; init; }

    [Description("No variable and no option skips the job.")]
    public bool Required { get; init; }

    [Description("The job has the terminal to itself.")]
    public bool Interactive { get; init; }

    [Description("The job is handed all that git writes to the hook's standard input.")]
    [JsonPropertyName("use_stdin")]
    public bool UseStdin { get; init; }

    [Description("What to tell the person when the job fails.")]
    [JsonPropertyName("fail_text")]
    [Allows(Text = TextRule.NotBlank)]
    public string? FailText { get; init; }

    [Description("Only files that are all of these: text, binary, executable, 'not executable', symlink, 'not symlink', or of one of the named mime types.")]
    [JsonPropertyName("file_types")]
    [Allows(Text = TextRule.NotBlank, Single = true)]
    public IReadOnlyList<string> FileTypes { get; init => field = value ?? []; } = [];

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
