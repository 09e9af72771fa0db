using System.ComponentModel;
using System.Text.Json.Serialization;

namespace GitVan.Engine.Configuration;

/// <summary>A job that is a command in the configuration, or a group of such. Exactly one of <see cref="Run"/>, <see cref="Exec"/>, <see cref="Script"/> and <see cref="Group"/> is set.</summary>
public sealed record CommandJob : JobDeclaration
{
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

    [Description("Stage what the job changed among the files it was given, when it succeeded.")]
    [JsonPropertyName("stage_fixed")]
    public bool StageFixed { get; init; }

    [Description("The job may change the files it is given: what is not staged in them is put aside while it runs.")]
    public bool Fix { get; init; }

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

    [Description("Only files matching one of these patterns are handed to the job; without any, it doesn't run.")]
    [Allows(Text = TextRule.NotBlank, Single = true)]
    public IReadOnlyList<string> Glob { get; init => field = value ?? []; } = [];

    [Description("Files matching one of these patterns are not handed to the job.")]
    [Allows(Text = TextRule.NotBlank, Single = true)]
    public IReadOnlyList<string> Exclude { get; init => field = value ?? []; } = [];

    [Description("A shell line that prints the files for {files}, one a line or each ended by a NUL, from the work tree's root.")]
    [Allows(Text = TextRule.NotBlank)]
    public string? Files { get; init; }
}
