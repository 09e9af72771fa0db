namespace GitVan;

/// <summary>Which commits, newest first.</summary>
public sealed record GitLogOptions
{
    /// <summary>Without what this revision leads to.</summary>
    public string? From { get; init; }

    /// <summary>What this revision leads to.</summary>
    public string To { get; init; } = "HEAD";

    /// <summary>That change one of these pathspecs.</summary>
    public IReadOnlyList<string>? Paths { get; init; }

    /// <summary>At most so many.</summary>
    public int Limit { get; init; } = 100;

    /// <summary>Without the first so many.</summary>
    public int Skip { get; init; }

    /// <summary>Whose author matches this regular expression.</summary>
    public string? Author { get; init; }

    /// <summary>Whose message matches this regular expression.</summary>
    public string? Grep { get; init; }

    /// <summary>After this date, in any form that git knows, such as <c>2 weeks ago</c>.</summary>
    public string? Since { get; init; }

    /// <summary>Before this date.</summary>
    public string? Until { get; init; }

    /// <summary>Follow only the first parent of a merge.</summary>
    public bool FirstParent { get; init; }

    /// <summary>True for merges only, false for none of them; null for all commits.</summary>
    public bool? Merges { get; init; }
}
