using GitVan.Templates.Rendering;
using GitVan.Templates.Syntax;
using GitVan.Templates.Values;

namespace GitVan.Templates;

/// <summary>
/// Renders Nunjucks templates: text and values in, text out, byte for byte as nunjucks 3.2.4 writes it. Safe for many threads and for templates from
/// strangers: nothing of the host can be reached, and everything has a limit. Never reads a file but through the loader it was given.
/// </summary>
/// <example>
/// <code>
/// var engine = new TemplateEngine(new TemplateOptions { Autoescape = true });
/// var text = engine.Render("Hello {{ name }}!", new MapValue { ["name"] = "Ada" });
/// </code>
/// </example>
public sealed class TemplateEngine(TemplateOptions options)
{
    private readonly TemplateCache _cache = new(options.CacheBytes);

    public TemplateEngine()
        : this(new TemplateOptions())
    {
    }

    public TemplateOptions Options => options;

    /// <summary>Renders a template given as text.</summary>
    /// <exception cref="TemplateException">The template is wrong, or asks for more than the limits allow.</exception>
    public string Render(string source, MapValue? values = null) => Parse(source).Render(values);

    /// <summary>Renders a template of the loader.</summary>
    /// <exception cref="TemplateException">There is no such template, it is wrong, or it asks for more than the limits allow.</exception>
    public string RenderNamed(string name, MapValue? values = null) => Get(name).Render(values);

    /// <summary>Reads a template.</summary>
    /// <param name="source">Its text.</param>
    /// <param name="name">What messages call it, and what relative names inside start from.</param>
    /// <param name="start">Where in the source the template begins; what stands before it counts for the places of messages alone.</param>
    /// <exception cref="TemplateException">The template is wrong.</exception>
    public Template Parse(string source, string? name = null, int start = 0) =>
        _cache.GetOrParse(name, source, start, () => new Parser(name, source, start, this).Parse());

    /// <summary>Reads a template of the loader.</summary>
    /// <exception cref="TemplateException">There is no such template, or it is wrong.</exception>
    public Template Get(string name) => Find(name) ?? throw NotFound(name);

    internal Template? Find(string name) => options.Loader?.Find(name) is { } source ? Parse(source, name) : null;

    internal TemplateException NotFound(string name) => options.Loader is null
        ? new TemplateException($"template not found: '{name}', since there is no loader")
        : new TemplateException($"template not found: '{name}'") { Hint = Nearest.Hint(name, options.Loader.Names) };
}
