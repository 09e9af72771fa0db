namespace GitVan.Engine.Processes;

/// <summary>One program to start. Arguments are a list: no shell sees them.</summary>
public sealed record ProcessStart
{
    /// <summary>An absolute path; <see cref="ProgramPath"/> finds it.</summary>
    public required string Program { get; init; }

    /// <summary>What follows the program's name.</summary>
    public required IReadOnlyList<string> Arguments { get; init; }

    /// <summary>The child's directory, absolute.</summary>
    public required string Directory { get; init; }

    /// <summary>The child's whole environment; nothing of ours is added.</summary>
    public required IReadOnlyDictionary<string, string> Environment { get; init; }

    public StandardInput Input { get; init; } = StandardInput.Empty;

    /// <summary>Where the output goes; null gives the child our own outputs.</summary>
    public OutputSink? Output { get; init; }

    /// <summary>Stay in our process group: the child is stopped by Ctrl-C on its own and takes part in the terminal.</summary>
    public bool SharesGroup { get; init; }

    /// <summary>Orphans are not ended with it: they may be those of a job that runs at the same time.</summary>
    public bool LeavesOrphans { get; init; }

    /// <summary>After this the child and all it started are ended.</summary>
    public TimeSpan? Timeout { get; init; }
}
