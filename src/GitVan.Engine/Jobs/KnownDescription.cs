using GitVan.Engine.Configuration;
using GitVan.Engine.Toolchains;

namespace GitVan.Engine.Jobs;

/// <summary>What is known of a source file, as long as the files it was made of have this content.</summary>
internal sealed record KnownDescription(Fingerprints Files)
{
    /// <summary>Null where it is no job.</summary>
    public JobMetadata? Metadata { get; init; }

    /// <summary>Why it is no job, with its place.</summary>
    public string? Problem { get; init; }

    public string? Hint { get; init; }

    /// <summary>What asked it, where another one may get an answer; null for an answer that lasts.</summary>
    public string? Toolchain { get; init; }
}
