using System.Text.Json;
using System.Text.Json.Nodes;
using GitVan.Templates;
using GitVan.Templates.Loaders;
using GitVan.Templates.Values;

namespace GitVan.Engine.Templating;

/// <summary>Renders the repository's templates, and text at hand. It reads nothing but the template folders, and writes nothing.</summary>
/// <param name="options">How templates are read; the folders are added here.</param>
/// <param name="folders">Absolute; the first that has a name counts.</param>
/// <param name="defaults">Values that every template sees unless it is given others of the same name; null for none.</param>
public sealed class Renderer(TemplateOptions options, IReadOnlyList<string> folders, JsonObject? defaults)
{
    private readonly TemplateEngine engine = new(options with { Loader = new FolderLoader(folders) });

    /// <summary>The templates there are, by name.</summary>
    public IReadOnlyList<string> Names => [.. new FolderLoader(folders).Names.Distinct().Order(StringComparer.Ordinal)];

    /// <summary>A template's text as it is stored.</summary>
    /// <exception cref="GitVanException">There is none of this name.</exception>
    public string GetText(string name) => Ask(() => new FolderLoader(folders).Find(name)) ?? throw Missing(name);

    /// <summary>Renders a template of the folders.</summary>
    /// <exception cref="GitVanException">There is none of this name, it is wrong, or it asks for more than its limits allow.</exception>
    public string Render(string name, JsonObject? values) => Ask(() => engine.RenderNamed(name, ToMap(values)));

    /// <summary>Renders text.</summary>
    /// <param name="name">What messages call it, and what relative names inside start from.</param>
    /// <exception cref="GitVanException">It is wrong, or asks for more than its limits allow.</exception>
    public string RenderText(string text, JsonObject? values, string? name = null) => Ask(() => engine.Parse(text, name).Render(ToMap(values)));

    private MapValue ToMap(JsonObject? values)
    {
        var map = new MapValue();
        foreach (var (key, value) in (defaults ?? []).Concat(values ?? []))
            map[key] = value is null ? Value.Null : GitVan.Templates.Values.JsonValue.From(JsonSerializer.SerializeToElement(value, TemplatingJson.Default.JsonNode));
        return map;
    }

    private GitVanException Missing(string name)
    {
        var nearest = Configuration.Suggestion.Nearest(name, Names);
        return new GitVanException($"there is no template '{name}' in {string.Join(", ", folders)}") { Hint = nearest is null ? "run: gitvan template list" : $"did you mean '{nearest}'?" };
    }

    private static T Ask<T>(Func<T> ask)
    {
        try
        {
            return ask();
        }
        catch (TemplateException e)
        {
            throw new GitVanException(e.Message, inner: e) { Hint = e.Hint };
        }
    }
}
