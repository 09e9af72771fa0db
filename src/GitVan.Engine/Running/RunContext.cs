using GitVan.Engine.Git;
using GitVan.Engine.Processes;

namespace GitVan.Engine.Running;

/// <summary>Where runs happen: the repository, the environment git or the person gave us, and the clock.</summary>
public sealed record RunContext
{
    public required Repository Repository { get; init; }

    public required IReadOnlyDictionary<string, string> Environment { get; init; }

    public required TimeProvider Time { get; init; }

    public required Interruption Interruption { get; init; }
}
