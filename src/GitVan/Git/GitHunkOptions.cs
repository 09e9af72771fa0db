namespace GitVan;

/// <summary>What is compared, and how it is shown.</summary>
public record GitHunkOptions : GitDiffOptions
{
    /// <summary>Unchanged lines around a change.</summary>
    public int Context { get; init; } = 3;

    /// <summary>A change of white space alone is none.</summary>
    public bool IgnoreWhitespace { get; init; }
}
