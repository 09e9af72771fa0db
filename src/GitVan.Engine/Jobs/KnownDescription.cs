using GitVan.Engine.Configuration;

namespace GitVan.Engine.Jobs;

/// <summary>What is known of a source file, as long as these files have this content.</summary>
/// <param name="Files">From the repository's root, with the SHA-256 of each.</param>
internal sealed record KnownDescription(IReadOnlyList<(string Path, string Digest)> Files)
{
    /// <summary>Null where it is no job.</summary>
    public JobMetadata? Metadata { get; init; }

    /// <summary>Why it is no job, with its place.</summary>
    public string? Problem { get; init; }

    public string? Hint { get; init; }
}
