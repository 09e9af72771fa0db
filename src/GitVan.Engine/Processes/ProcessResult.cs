namespace GitVan.Engine.Processes;

/// <summary>How a child ended and what it used.</summary>
public sealed record ProcessResult
{
    /// <summary>The exit code, or 128 + the signal's number as a shell has it.</summary>
    public required int ExitCode { get; init; }

    public required ProcessEnding Ending { get; init; }

    /// <summary>User and system time of the child and all it waited for.</summary>
    public required TimeSpan CpuTime { get; init; }

    /// <summary>Bytes, of the largest process among them. The kernel counts our own size at the start as the child's: it is never less than that.</summary>
    public required long PeakMemory { get; init; }

    /// <summary>How many processes it left behind, which were ended.</summary>
    public required int LeftBehind { get; init; }
}
