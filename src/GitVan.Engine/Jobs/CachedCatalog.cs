using GitVan.Engine.Configuration;

namespace GitVan.Engine.Jobs;

/// <summary>The cache's file.</summary>
internal sealed record CachedCatalog
{
    public required Settings Settings { get; init; }

    /// <summary>By the text of the metadata line.</summary>
    public Dictionary<string, JobMetadata> Metadata { get; init => field = value ?? []; } = [];
}
