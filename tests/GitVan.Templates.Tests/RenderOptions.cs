namespace GitVan.Templates.Tests;

/// <summary>Nunjucks' options, by its names.</summary>
internal sealed record RenderOptions
{
    public bool Autoescape { get; init; }

    public bool ThrowOnUndefined { get; init; }

    public bool TrimBlocks { get; init; }

    public bool LstripBlocks { get; init; }

    public bool Jinja { get; init; }

    public Dictionary<string, string>? Tags { get; init; }
}
