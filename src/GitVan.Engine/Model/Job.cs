using GitVan.Engine.Inputs;

namespace GitVan.Engine.Model;

/// <summary>What can run: an id, what triggers it, its limits and a program.</summary>
public sealed record Job
{
    public required JobId Id { get; init; }

    /// <summary>What people call it; the id where it was given none.</summary>
    public required string Name { get; init; }

    /// <summary>The folder whose configuration or jobs it is of, from the top of the work tree; null for the top's own.</summary>
    public string? Folder { get; init; }

    /// <summary>The name as its folder's own configuration has it.</summary>
    public string ShortName => Folder is not null && Name.StartsWith($"{Folder}:", StringComparison.Ordinal) ? Name[(Folder.Length + 1)..] : Name;

    public string? Description { get; init; }

    public string? Version { get; init; }

    public IReadOnlyList<string> Tags { get; init; } = [];

    public required JobProgram Program { get; init; }

    /// <summary>The hooks that trigger it, in git's words or names of the user's own.</summary>
    public IReadOnlyList<string> Hooks { get; init; } = [];

    public IReadOnlyDictionary<string, string> Environment { get; init; } = new Dictionary<string, string>();

    /// <summary>Where it runs, relative to the work tree.</summary>
    public string? Root { get; init; }

    /// <summary>For one attempt; null for as long as it takes.</summary>
    public TimeSpan? Timeout { get; init; }

    /// <summary>How often it is tried again after a failure.</summary>
    public int Retries { get; init; }

    /// <summary>Before the first retry; doubled before each further one, up to <see cref="LongestBackoff"/>.</summary>
    public TimeSpan Backoff { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>The outcomes of other jobs that trigger it.</summary>
    public IReadOnlyList<OutcomeTrigger> On { get; init; } = [];

    public Concurrency Concurrency { get; init; }

    /// <summary>How long a run waits for its lock; null for what the configuration says.</summary>
    public TimeSpan? LockTimeout { get; init; }

    /// <summary>Bytes; a run that writes more is ended. Null for no limit.</summary>
    public long? MaxOutput { get; init; }

    /// <summary>Where it is written down, for messages: a file, with line and column in the configuration.</summary>
    public required string Origin { get; init; }

    /// <summary>The files it is about; null where it runs whatever changed.</summary>
    public JobFiles? Files { get; init; }

    /// <summary>All must let it run: its own, and those of the groups and the hook that it is in.</summary>
    public IReadOnlyList<RunRule> Rules { get; init; } = [];

    /// <summary>Among jobs of one place smaller numbers start first; 0 is last.</summary>
    public int Priority { get; init; }

    /// <summary>Names of jobs or groups of the hook that must have succeeded before.</summary>
    public IReadOnlyList<string> Needs { get; init; } = [];

    /// <summary>What it changed among its files is staged.</summary>
    public bool StagesFixes { get; init; }

    /// <summary>It may change the files it is given.</summary>
    public bool Writes { get; init; }

    /// <summary>No variable and no option skips it.</summary>
    public bool IsRequired { get; init; }

    /// <summary>It has the terminal to itself.</summary>
    public bool IsInteractive { get; init; }

    /// <summary>It is handed all of the hook's standard input.</summary>
    public bool UsesInput { get; init; }

    /// <summary>What people are told when it fails; null for nothing.</summary>
    public string? FailText { get; init; }

    /// <summary>The values it takes; null where it takes none.</summary>
    public InputSchema? Inputs { get; init; }

    public static readonly TimeSpan LongestBackoff = TimeSpan.FromSeconds(30);
}
