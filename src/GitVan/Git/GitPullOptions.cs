namespace GitVan;

/// <summary>What is pulled, and how.</summary>
public sealed record GitPullOptions
{
    /// <summary>Its name or URL; the branch's own where it is left out.</summary>
    public string? Remote { get; init; }

    /// <summary>The remote's branch; the one that is followed where it is left out.</summary>
    public string? Branch { get; init; }

    /// <summary>Rebase, or merge; as git is configured where it is left out.</summary>
    public bool? Rebase { get; init; }

    /// <summary>Only where the branch can just move.</summary>
    public bool FastForwardOnly { get; init; }

    /// <summary>Run git's hooks.</summary>
    public bool Hooks { get; init; }
}
