namespace GitVan;

/// <summary>How a revision is merged.</summary>
public sealed record GitMergeOptions
{
    /// <summary>The merge commit's message; git's own where it is left out.</summary>
    public string? Message { get; init; }

    /// <summary>Make a commit also where the branch could just move.</summary>
    public bool NoFastForward { get; init; }

    /// <summary>Only where the branch can just move.</summary>
    public bool FastForwardOnly { get; init; }

    /// <summary>Bring the changes to the index, without a commit.</summary>
    public bool Squash { get; init; }

    /// <summary>Run git's hooks.</summary>
    public bool Hooks { get; init; }
}
