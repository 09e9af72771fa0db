using System.Text.Json;
using System.Text.Json.Nodes;
using GitVan.Engine.Configuration;
using GitVan.Engine.Files;
using GitVan.Templates;
using GitVan.Templates.Loaders;
using GitVan.Templates.Values;

namespace GitVan.Engine.Templating;

/// <summary>Renders the repository's templates, and text at hand. It reads nothing but the template folders, and writes nothing.</summary>
public sealed class Renderer
{
    private readonly TemplateOptions options;
    private readonly IReadOnlyList<string> folders;
    private readonly IReadOnlyDictionary<string, string> packs;
    private readonly JsonObject? defaults;
    private readonly PackLoader loader;
    private readonly TemplateEngine engine;

    /// <param name="options">How templates are read; the loader is added here.</param>
    /// <param name="folders">Absolute; the first that has a name counts.</param>
    /// <param name="packFolders">Absolute; where packs stand.</param>
    /// <param name="defaults">Values that every template sees unless it is given others of the same name; null for none.</param>
    public Renderer(TemplateOptions options, IReadOnlyList<string> folders, IReadOnlyList<string> packFolders, JsonObject? defaults)
    {
        (this.folders, this.defaults, packs) = (folders, defaults, PackFolders.Find(packFolders));
        loader = new PackLoader(new TemplateLoader(folders), packs.ToDictionary(pack => pack.Key, pack => (ITemplateLoader)new FolderLoader([pack.Value])));
        this.options = options with { Loader = loader };
        engine = new TemplateEngine(this.options);
    }

    /// <summary>The templates there are in the folders, by name.</summary>
    public IReadOnlyList<string> Names => [.. loader.Names.Distinct().Order(StringComparer.Ordinal)];

    /// <summary>A template's text as it is stored.</summary>
    /// <exception cref="GitVanException">There is none of this name.</exception>
    public string GetText(string name) => Ask(() => loader.Find(name)) ?? throw Missing(name);

    /// <summary>The name that is meant inside a template, which stays in its pack.</summary>
    internal string Resolve(string name, string template) => loader.Resolve(name, template);

    /// <summary>Renders a template of the folders, without its front matter.</summary>
    /// <param name="raw">Front matter is text like any other.</param>
    /// <exception cref="GitVanException">There is none of this name, it is wrong, or it asks for more than its limits allow.</exception>
    public string Render(string name, JsonObject? values, bool raw = false) => RenderText(GetText(name), values, name, raw);

    /// <summary>Renders text, without its front matter.</summary>
    /// <param name="name">What messages call it, and what relative names inside start from.</param>
    /// <param name="raw">Front matter is text like any other.</param>
    /// <exception cref="GitVanException">It is wrong, or asks for more than its limits allow.</exception>
    public string RenderText(string text, JsonObject? values, string? name = null, bool raw = false)
    {
        var matter = raw ? new FrontMatter(null, text) : FrontMatter.Split(name ?? "template", text);
        return RenderBody(matter, name, ToMap(values, matter.Header is null ? null : HeaderOf(matter.Header, ToMap(values)).Object("data")));
    }

    internal string RenderBody(FrontMatter matter, string? name, MapValue values) =>
        Ask(() => engine.Parse(matter.Text, name, matter.BodyStart).Render(new MapValue(Entries(values))));

    /// <summary>Front matter whose texts are rendered with these values.</summary>
    internal Header HeaderOf(Node.Map map, MapValue values) => new(map, (text, place) => RenderAt(text, place, values));

    /// <summary>Whether an expression is true.</summary>
    internal bool IsTrue(string expression, Place place, MapValue values) =>
        RenderAt($"{options.Delimiters.BlockStart} if {Bare(expression)} {options.Delimiters.BlockEnd}1{options.Delimiters.BlockStart} endif {options.Delimiters.BlockEnd}", place, values).Length > 0;

    /// <summary>What an expression gives; undefined is null.</summary>
    internal JsonNode? Evaluate(string expression, Place place, MapValue values)
    {
        var json = RenderAt($"{options.Delimiters.VariableStart} ({Bare(expression)}) | json {options.Delimiters.VariableEnd}", place, values);
        return json.Length == 0 ? null : JsonNode.Parse(json);
    }

    /// <summary>The file that a name means in the template folders; null where there is none.</summary>
    internal byte[]? FindFile(string name)
    {
        var (where, path) = PackLoader.Split(name) is var (pack, inside) ? (packs.TryGetValue(pack, out var folder) ? [folder] : [], inside) : (folders, name);
        return where.Select(one => BoundedFile.TryRead(WorkTreeFile.Inside(one, path), Planner.LargestFile)).FirstOrDefault(bytes => bytes is not null);
    }

    private string RenderAt(string text, Place place, MapValue values)
    {
        try
        {
            return engine.Parse(text, null).Render(new MapValue(Entries(values)));
        }
        catch (TemplateException e)
        {
            throw new GitVanException($"{place}: {e.Reason}", inner: e) { Hint = e.Hint };
        }
    }

    /// <summary>People write an expression with and without the delimiters.</summary>
    private string Bare(string expression)
    {
        var text = expression.Trim();
        return text.StartsWith(options.Delimiters.VariableStart, StringComparison.Ordinal) && text.EndsWith(options.Delimiters.VariableEnd, StringComparison.Ordinal)
            ? text[options.Delimiters.VariableStart.Length..^options.Delimiters.VariableEnd.Length].Trim()
            : text;
    }

    private static IEnumerable<KeyValuePair<string, Value>> Entries(MapValue map) => map.Keys.Select(key => KeyValuePair.Create(key, map[key]));

    /// <param name="data">What the template itself brings: it counts for more than the configuration, and for less than what is given.</param>
    internal MapValue ToMap(JsonObject? values, JsonObject? data = null)
    {
        var map = new MapValue();
        foreach (var (key, value) in (defaults ?? []).Concat(data ?? []).Concat(values ?? []))
            map[key] = value is null ? Value.Null : GitVan.Templates.Values.JsonValue.From(JsonSerializer.SerializeToElement(value, TemplatingJson.Default.JsonNode));
        return map;
    }

    private GitVanException Missing(string name)
    {
        var nearest = Suggestion.Nearest(name, Names.Concat(TemplateLoader.BuiltIn));
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
