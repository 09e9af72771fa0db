using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using GitVan.Engine.Configuration;

namespace GitVan.Engine.Templating;

/// <summary>A map of front matter, read by key and kind. Texts are templates, and are rendered when they are read.</summary>
internal sealed class Header(Node.Map map, Func<string, Place, string> render)
{
    public Place Place => map.Place;

    /// <exception cref="GitVanException">A key is not among those known.</exception>
    public void Refuse(IReadOnlyList<string> known)
    {
        foreach (var entry in map.Entries)
        {
            if (known.Contains(entry.Key))
                continue;
            var nearest = Suggestion.Nearest(entry.Key, known);
            throw new GitVanException($"{entry.Place}: unknown key {Excerpt.Of(entry.Key)}, expected one of {string.Join(", ", known)}")
            {
                Hint = nearest is null ? "see docs/templates.md, or render with --raw" : $"write '{nearest}'",
            };
        }
    }

    /// <summary>Whether the key is there with something behind it.</summary>
    public bool Has(string key) => Find(key) is not null;

    public Place PlaceOf(string key) => Find(key)?.Place ?? map.Place;

    /// <summary>What is written, not rendered; null where the key is not there, or nothing is behind it.</summary>
    public Node? Find(string key) => map.Entries.FirstOrDefault(entry => entry.Key == key)?.Value is { } value and not Node.Scalar { Value: null } ? value : null;

    public string? Text(string key) => Find(key) is { } node ? Render(key, node, "text") : null;

    /// <summary>One text stands for a list of one; those that render to nothing are left out.</summary>
    public IReadOnlyList<string> Texts(string key) => Find(key) switch
    {
        null => [],
        Node.List(_, var items) => [.. items.Select(item => Render(key, item, "a list of texts")).Where(text => text.Length > 0)],
        var node => Render(key, node, "text or a list of texts") is { Length: > 0 } text ? [text] : [],
    };

    public bool Flag(string key, bool otherwise = false) => FindFlag(key) ?? otherwise;

    public bool? FindFlag(string key) => Text(key) switch
    {
        null => null,
        "true" => true,
        "false" or "" => false,
        var other => throw Wrong(key, other, "true or false"),
    };

    public int? Number(string key) => Text(key) is not { } text ? null
        : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number
        : throw Wrong(key, text, "a whole number from 0");

    /// <summary>A map whose texts are templates too; null where the value is none.</summary>
    public Header? Map(string key) => Find(key) is Node.Map inner ? new(inner, render) : null;

    /// <summary>The value as JSON, its texts rendered.</summary>
    public JsonNode? Json(string key) => Find(key) is { } node ? Json(node) : null;

    /// <exception cref="GitVanException">The key is there, but no map.</exception>
    public JsonObject? Object(string key) => Json(key) switch
    {
        null => null,
        JsonObject map => map,
        var other => throw Wrong(key, other.ToJsonString(), "a map"),
    };

    public GitVanException Wrong(string key, string given, string expected, string? hint = null) =>
        new($"{PlaceOf(key)}: {Excerpt.Of(key)} is {Excerpt.Of(given)}, expected {expected}") { Hint = hint ?? $"mend '{key}'" };

    private string Render(string key, Node node, string expected) =>
        node is Node.Scalar scalar ? render(scalar.Text, scalar.Place) : throw Wrong(key, node is Node.Map ? "a map" : "a list", expected);

    private JsonNode? Json(Node node) => node switch
    {
        Node.Map(_, var entries) => new JsonObject(entries.Select(entry => KeyValuePair.Create(entry.Key, Json(entry.Value)))),
        Node.List(_, var items) => new JsonArray([.. items.Select(Json)]),
        Node.Scalar { Value: { } value } scalar => value.GetValueKind() == JsonValueKind.String ? JsonValue.Create(render(scalar.Text, scalar.Place)) : value.DeepClone(),
        _ => null,
    };
}
