using System.Text.Json;
using System.Text.Json.Nodes;

namespace GitVan.Engine.Configuration;

/// <summary>
/// Reads configuration: defaults, then the main file, then the local override. It runs nothing, and every mistake is one line with file, line
/// and column.
/// </summary>
public static class ConfigurationReader
{
    /// <exception cref="GitVanException">A file is not what it should be.</exception>
    public static LoadedConfiguration Read(IReadOnlyList<ConfigurationFile> files)
    {
        Node? merged = null;
        foreach (var file in files)
        {
            var node = Parse(file);
            merged = merged is null ? node : merged.With(node);
        }

        var settings = new Settings();
        var origins = new Dictionary<string, string>();
        if (merged is not null)
        {
            var json = SchemaCheck.Apply(ConfigurationSchema.Of(ConfigurationJson.Default.Settings), merged);
            settings = json.Deserialize(ConfigurationJson.Default.Settings)!;
            AddOrigins(merged, "", origins);
        }

        return new LoadedConfiguration(settings, JsonSerializer.SerializeToNode(settings, ConfigurationJson.Default.Settings)!.AsObject(), origins);
    }

    /// <summary>Reads what an executable says of itself.</summary>
    /// <param name="line">Where <paramref name="text"/> begins, from 1.</param>
    /// <param name="column">From 1.</param>
    /// <param name="text">A map in YAML's flow style, braces included.</param>
    /// <exception cref="GitVanException">It is not what it should be.</exception>
    public static JobMetadata ReadMetadata(string file, int line, int column, string text)
    {
        var node = YamlText.Read(text, new Place(file, line, column));
        return SchemaCheck.Apply(ConfigurationSchema.Of(ConfigurationJson.Default.JobMetadata), node, "the 'gitvan:' line").Deserialize(ConfigurationJson.Default.JobMetadata)!;
    }

    private static Node Parse(ConfigurationFile file) => Path.GetExtension(file.Name) switch
    {
        ".json" => JsonText.Read(file.Name, file.Content, comments: false),
        ".jsonc" => JsonText.Read(file.Name, file.Content, comments: true),
        _ => YamlText.Read(StrictText.Decode(file.Name, file.Content), new Place(file.Name, 1, 1)),
    };

    private static void AddOrigins(Node node, string path, Dictionary<string, string> origins)
    {
        switch (node)
        {
            case Node.Map(_, { Count: > 0 } entries):
                foreach (var entry in entries)
                    AddOrigins(entry.Value, path.Length == 0 ? entry.Key : $"{path}.{entry.Key}", origins);
                break;
            case Node.List(_, { Count: > 0 } items):
                for (var i = 0; i < items.Count; i++)
                    AddOrigins(items[i], $"{path}[{i}]", origins);
                break;
            default:
                origins[path] = node.Place.ToString();
                break;
        }
    }
}
