namespace GitVan.Templates;

/// <summary>How much one template may ask for. Every one of these is on unless it is raised.</summary>
public sealed record TemplateLimits
{
    /// <summary>Statements, calls, rounds of loops and items made by functions, in one rendering.</summary>
    public long Steps { get; init; } = 50_000_000;

    /// <summary>Characters that one rendering writes.</summary>
    public int OutputLength { get; init; } = 1 << 26;

    /// <summary>How deep macros, blocks, includes and imports call each other.</summary>
    public int Depth { get; init; } = 500;

    /// <summary>How deep brackets and tags of one template stand in each other.</summary>
    public int Nesting { get; init; } = 200;

    /// <summary>Characters of one template's source.</summary>
    public int SourceLength { get; init; } = 1 << 26;

    /// <summary>How long one regular expression may search.</summary>
    public TimeSpan RegexTime { get; init; } = TimeSpan.FromSeconds(1);
}
