namespace GitVan.Engine.Model;

/// <summary>Which files a job is about. It does not run where there are none, and is handed them where its command has a place for them.</summary>
public sealed record JobFiles
{
    public required FileSource Source { get; init; }

    /// <summary>The shell line that lists them, for <see cref="FileSource.Command"/>; null for the others.</summary>
    public string? Command { get; init; }

    /// <summary>Where the command starts, and what its paths are relative to, from the top of the work tree; null for the top itself.</summary>
    public string? Folder { get; init; }

    /// <summary>Patterns of paths from the top of the work tree; none stands for all.</summary>
    public IReadOnlyList<string> Glob { get; init; } = [];

    public IReadOnlyList<string> Exclude { get; init; } = [];

    /// <summary>Kinds of files, such as <c>text</c> or <c>image/png</c>; none stands for all.</summary>
    public IReadOnlyList<string> Types { get; init; } = [];

    /// <summary>Some of the list may be left out.</summary>
    public bool IsFiltered => Glob.Count + Exclude.Count + Types.Count > 0;

    /// <summary>The list as a command names it.</summary>
    public string Name => Source switch
    {
        FileSource.Staged => "{staged_files}",
        FileSource.Push => "{push_files}",
        FileSource.All => "{all_files}",
        _ => "{files}",
    };

    /// <summary>For people, where there are none.</summary>
    public string Absence => (Source switch
    {
        FileSource.Staged => "no staged file",
        FileSource.Push => "no pushed file",
        FileSource.All => "no tracked file",
        _ => "no listed file",
    }) + (IsFiltered ? " matches" : "");
}
