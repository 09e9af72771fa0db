namespace GitVan;

/// <summary>What is compared: two revisions; one and the work tree where <see cref="From"/> is alone; the index and the work tree where nothing is said.</summary>
public record GitDiffOptions
{
    /// <summary>The revision before.</summary>
    public string? From { get; init; }

    /// <summary>The revision afterwards.</summary>
    public string? To { get; init; }

    /// <summary>HEAD and the index, where neither revision is given.</summary>
    public bool Staged { get; init; }

    /// <summary>Only what these pathspecs name.</summary>
    public IReadOnlyList<string>? Paths { get; init; }
}
