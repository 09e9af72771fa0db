namespace GitVan.Engine.Model;

/// <summary>What a job runs.</summary>
public abstract record JobProgram
{
    private JobProgram() { }

    /// <summary>A line for <c>sh -c</c>; started directly where it has nothing a shell is needed for.</summary>
    public sealed record Line(string Text) : JobProgram;

    /// <summary>A program and its arguments; never a shell.</summary>
    public sealed record Command(IReadOnlyList<string> Words) : JobProgram;

    /// <summary>A file of the jobs folder with a run bit, absolute.</summary>
    public sealed record Executable(string Path) : JobProgram;

    /// <summary>The word for it in receipts and listings.</summary>
    public string Kind => this is Executable ? "executable" : "command";
}
