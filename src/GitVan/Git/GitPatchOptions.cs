namespace GitVan;

/// <summary>What is compared, and which text comes of it.</summary>
public sealed record GitPatchOptions : GitHunkOptions
{
    /// <summary>Which text.</summary>
    public GitPatchFormat Format { get; init; }
}
