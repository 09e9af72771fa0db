using System.Text.Json;
using System.Text.Json.Nodes;

namespace GitVan.Engine.Configuration;

/// <summary>
/// Reads configuration: defaults, then the main file, then the local override. It runs nothing, and every mistake is one line with file, line
/// and column.
/// </summary>
public static class ConfigurationReader
{
    /// <summary>Made once: a repository may have hundreds of job files, and making it takes longer than reading one.</summary>
    private static readonly Lazy<JsonObject> MetadataSchema = new(() => ConfigurationSchema.Of(ConfigurationJson.Default.JobMetadata));

    /// <param name="extended">Reads what the files extend; null where there is no repository to read from.</param>
    /// <exception cref="GitVanException">A file is not what it should be.</exception>
    public static LoadedConfiguration Read(IReadOnlyList<ConfigurationFile> files, ExtendedFiles? extended = null)
    {
        Node? merged = null;
        foreach (var file in files)
        {
            var node = Parse(file);
            node = extended?.Complete(node, file.Name) ?? node;
            merged = merged is null ? node : merged.With(node);
        }

        var settings = new Settings();
        var places = new Dictionary<string, string>();
        if (merged is not null)
        {
            var json = SchemaCheck.Apply(ConfigurationSchema.Of(ConfigurationJson.Default.Settings), merged);
            settings = json.Deserialize(ConfigurationJson.Default.Settings)!;
            AddPlaces(merged, "", places);
        }

        var routes = RouteReader.Read(settings.Routes, places);
        var effective = JsonSerializer.SerializeToNode(settings, ConfigurationJson.Default.Settings)!.AsObject();
        var origins = new Dictionary<string, string>();
        AddOrigins(effective, "", places, origins);
        return new LoadedConfiguration(settings, effective, origins) { Routes = routes, Places = places };
    }

    /// <summary>Reads what an executable says of itself.</summary>
    /// <param name="line">Where <paramref name="text"/> begins, from 1.</param>
    /// <param name="column">From 1.</param>
    /// <param name="text">A map in YAML's flow style, braces included.</param>
    /// <exception cref="GitVanException">It is not what it should be.</exception>
    public static JobMetadata ReadMetadata(string file, int line, int column, string text)
    {
        var node = YamlText.Read(text, new Place(file, line, column));
        return SchemaCheck.Apply(MetadataSchema.Value, node, "the 'gitvan:' line").Deserialize(ConfigurationJson.Default.JobMetadata)!;
    }

    /// <summary>Reads what a source file says of itself when it is asked.</summary>
    /// <param name="description">As it came over the wire: the keys of a metadata line, and <c>description</c> for <c>desc</c>.</param>
    /// <exception cref="GitVanException">It is not what it should be.</exception>
    public static JobMetadata ReadDescription(string file, JsonObject description)
    {
        var map = (Node.Map)Node.Of(description, new Place(file, 0, 0));
        var node = map with { Entries = [.. map.Entries.Select(entry => entry.Key == "description" ? entry with { Key = "desc" } : entry)] };
        return SchemaCheck.Apply(MetadataSchema.Value, node, "the job's definition").Deserialize(ConfigurationJson.Default.JobMetadata)!;
    }

    internal static Node Parse(ConfigurationFile file) => file.Evaluated is { } made ? Node.Of(made, new Place(file.Name, 0, 0)) : Path.GetExtension(file.Name) switch
    {
        ".json" => JsonText.Read(file.Name, file.Content, comments: false),
        ".jsonc" => JsonText.Read(file.Name, file.Content, comments: true),
        _ => YamlText.Read(StrictText.Decode(file.Name, file.Content), new Place(file.Name, 1, 1)),
    };

    private static void AddPlaces(Node node, string path, Dictionary<string, string> places)
    {
        // What has nothing behind it is a default, but for the person's own data.
        if (node is not Node.Scalar { Value: null } || path.StartsWith("data.", StringComparison.Ordinal))
            places[path] = node.Place.ToString();
        switch (node)
        {
            case Node.Map(_, var entries):
                foreach (var entry in entries)
                    AddPlaces(entry.Value, Below(path, entry.Key), places);
                break;
            case Node.List(_, var items):
                for (var i = 0; i < items.Count; i++)
                    AddPlaces(items[i], $"{path}[{i}]", places);
                break;
        }
    }

    /// <summary>The places of what is in force; one text may stand for a list of one.</summary>
    private static void AddOrigins(JsonNode? node, string path, Dictionary<string, string> places, Dictionary<string, string> origins)
    {
        switch (node)
        {
            case JsonObject { Count: > 0 } map:
                foreach (var (key, value) in map)
                    AddOrigins(value, Below(path, key), places, origins);
                break;
            case JsonArray { Count: > 0 } list:
                if (list.Count == 1 && places.TryGetValue(path, out var alone))
                    places.TryAdd($"{path}[0]", alone);
                for (var i = 0; i < list.Count; i++)
                    AddOrigins(list[i], $"{path}[{i}]", places, origins);
                break;
            default:
                if (places.TryGetValue(path, out var place))
                    origins[path] = place;
                break;
        }
    }

    private static string Below(string path, string key) => path.Length == 0 ? key : $"{path}.{key}";
}
