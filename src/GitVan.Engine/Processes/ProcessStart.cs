using Microsoft.Win32.SafeHandles;

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

    /// <summary>Where it is given our own outputs, standard output is for data: what the child writes there goes to standard error.</summary>
    public bool ReservesOutput { get; init; }

    /// <summary>Stay in our process group: the child is stopped by Ctrl-C on its own and takes part in the terminal.</summary>
    public bool SharesGroup { get; init; }

    /// <summary>The child's own line to us, which it finds under <see cref="ChildChannel.Descriptor"/>; null for none.</summary>
    public ChildChannel? Channel { get; init; }

    /// <summary>A file that the child has open too, so that a lock on it lasts as long as the child; not beside a channel. Null for none.</summary>
    public SafeFileHandle? Holds { get; init; }

    /// <summary>
    /// What the child and all it starts carry in their environment, as <c>NAME=value</c>: by it what it leaves behind is known, also where
    /// several run at once. Null for a program of our own that leaves nothing behind.
    /// </summary>
    public string? Owner { get; init; }

    /// <summary>Told when the child is asked to end, and why.</summary>
    public Action<ProcessEnding>? AskedToEnd { get; init; }

    /// <summary>Told when the child has ended, before what it left behind is.</summary>
    public Action? Exited { get; init; }

    /// <summary>After this the child and all it started are ended.</summary>
    public TimeSpan? Timeout { get; init; }
}
