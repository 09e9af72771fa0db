namespace GitVan;

/// <summary>What is fetched.</summary>
public sealed record GitFetchOptions
{
    /// <summary>Its name or URL; the branch's own where it is left out.</summary>
    public string? Remote { get; init; }

    /// <summary>What to fetch; what the remote is configured for where it is left out.</summary>
    public IReadOnlyList<string>? Refspecs { get; init; }

    /// <summary>Remove what the remote has no more.</summary>
    public bool Prune { get; init; }

    /// <summary>All tags, or none; those on the way where it is left out.</summary>
    public bool? Tags { get; init; }

    /// <summary>Only so many commits of history.</summary>
    public int? Depth { get; init; }
}
