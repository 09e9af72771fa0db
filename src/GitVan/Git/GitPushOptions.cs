namespace GitVan;

/// <summary>What is pushed.</summary>
public sealed record GitPushOptions
{
    /// <summary>Its name or URL; the branch's own where it is left out.</summary>
    public string? Remote { get; init; }

    /// <summary>What to push; what git is configured for where it is left out.</summary>
    public IReadOnlyList<string>? Refspecs { get; init; }

    /// <summary>Also what does not follow, where the remote is still as it was last seen (with lease).</summary>
    public bool Force { get; init; }

    /// <summary>All tags too.</summary>
    public bool Tags { get; init; }

    /// <summary>Have the branch follow what is pushed.</summary>
    public bool SetUpstream { get; init; }

    /// <summary>Run git's hooks.</summary>
    public bool Hooks { get; init; }
}
