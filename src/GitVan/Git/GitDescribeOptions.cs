namespace GitVan;

/// <summary>How a revision is called by the tags before it.</summary>
public sealed record GitDescribeOptions
{
    /// <summary>What is described; HEAD where it is left out.</summary>
    public string? Revision { get; init; }

    /// <summary>Also by tags that are not annotated.</summary>
    public bool Tags { get; init; }

    /// <summary>Only by tags that match this glob.</summary>
    public string? Match { get; init; }

    /// <summary>By a short id where no tag leads there.</summary>
    public bool Always { get; init; }

    /// <summary>With count and id also where a tag is right there.</summary>
    public bool Long { get; init; }

    /// <summary>With <c>-dirty</c> where the work tree is not as HEAD has it.</summary>
    public bool Dirty { get; init; }
}
