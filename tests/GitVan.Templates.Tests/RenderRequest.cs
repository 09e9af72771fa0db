namespace GitVan.Templates.Tests;

/// <summary>One template with all it needs, for nunjucks and for us.</summary>
internal sealed record RenderRequest
{
    public required string Template { get; init; }

    public string Name { get; init; } = "main.njk";

    /// <summary>JSON.</summary>
    public string Context { get; init; } = "{}";

    /// <summary>The templates that it can name.</summary>
    public Dictionary<string, string> Templates { get; init; } = [];

    public RenderOptions Options { get; init; } = new();
}
