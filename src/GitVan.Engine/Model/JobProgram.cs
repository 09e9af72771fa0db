namespace GitVan.Engine.Model;

/// <summary>What a job runs.</summary>
public abstract record JobProgram
{
    private JobProgram() { }

    /// <summary>A line for <c>sh -c</c>; started directly where it has nothing a shell is needed for.</summary>
    public sealed record Line(string Text) : JobProgram;

    /// <summary>A program and its arguments; never a shell.</summary>
    public sealed record Command(IReadOnlyList<string> Words) : JobProgram;

    /// <summary>A file with a run bit that belongs to a hook, from the top of the work tree, and its arguments; never a shell.</summary>
    public sealed record Script(string Path, IReadOnlyList<string> Arguments) : JobProgram;

    /// <summary>A file of the jobs folder with a run bit, absolute.</summary>
    public sealed record Executable(string Path) : JobProgram;

    /// <summary>A source file of the jobs folder, absolute, that one of our libraries makes a job of.</summary>
    public sealed record Source(string Path, Language Language) : JobProgram;

    /// <summary>No program: templates that were applied, by name.</summary>
    public sealed record Template(IReadOnlyList<string> Names) : JobProgram;

    /// <summary>The file of the jobs folder that it is, absolute; null for a command.</summary>
    public string? File => this switch
    {
        Executable(var path) => path,
        Source(var path, _) => path,
        _ => null,
    };

    /// <summary>It may talk to the engine while it runs.</summary>
    public bool MaySpeak => File is not null;

    /// <summary>The word for it in receipts and listings.</summary>
    public string Kind => this switch
    {
        Source { Language: Language.CSharp } => "csharp",
        Source => "javascript",
        Executable => "executable",
        Template => "template",
        _ => "command",
    };
}
