namespace GitVan;

/// <summary>What is checked out: a revision, or files of it.</summary>
public sealed record GitCheckoutOptions
{
    /// <summary>The revision; for files the index where it is left out.</summary>
    public string? Revision { get; init; }

    /// <summary>Only the files that these pathspecs name; HEAD stays where it is.</summary>
    public IReadOnlyList<string>? Paths { get; init; }

    /// <summary>Make the branch that <see cref="Revision"/> names, at HEAD.</summary>
    public bool Create { get; init; }

    /// <summary>Throw away what is changed.</summary>
    public bool Force { get; init; }

    /// <summary>Run git's hooks.</summary>
    public bool Hooks { get; init; }
}
