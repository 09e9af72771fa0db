using System.CommandLine;
using System.Text;
using System.Text.Json.Nodes;
using GitVan.Engine.Inputs;

namespace GitVan.Cli.Commands;

/// <summary>The options by which a person gives a template its values.</summary>
internal sealed class TemplateValues
{
    public Option<string[]> Data { get; } = new("--data") { Description = "Values: a JSON file, - for standard input, or '{…}' itself; may be given several times", HelpName = "json" };

    public Option<string[]> Set { get; } = new("--set") { Description = "One value, such as user.name=Ada; may be given several times", HelpName = "path=value" };

    public JsonObject Read(App app, ParseResult parsed)
    {
        JsonObject values = [];
        foreach (var document in parsed.GetValue(Data) ?? [])
        {
            var read = document switch
            {
                "-" => InputValues.ReadDocument("standard input", app.Screen.OpenInput()),
                ['{', ..] => InputValues.ReadDocument("--data", new MemoryStream(Encoding.UTF8.GetBytes(document))),
                _ when File.Exists(Path.GetFullPath(document, app.Directory)) => InputValues.ReadDocument(document, File.OpenRead(Path.GetFullPath(document, app.Directory))),
                _ => throw new GitVanException($"--data: '{document}' does not exist, expected a JSON file, - or '{{…}}'") { Hint = "check the path" },
            };
            foreach (var (name, value) in read)
                values[name] = value?.DeepClone();
        }

        foreach (var assignment in parsed.GetValue(Set) ?? [])
            Assign(values, assignment);
        return values;
    }

    /// <summary>What reads as JSON is that, anything else is text.</summary>
    private static void Assign(JsonObject values, string assignment)
    {
        if (assignment.IndexOf('=') is not (> 0 and var at))
            throw new GitVanException($"--set: '{assignment}' is no assignment, expected path=value") { Hint = "write: --set name=value" };
        var path = assignment[..at].Split('.');
        var map = values;
        foreach (var part in path[..^1])
        {
            if (map[part] is not JsonObject inner)
                map[part] = inner = [];
            map = inner;
        }

        map[path[^1]] = Parse(assignment[(at + 1)..]);
    }

    private static JsonNode? Parse(string text)
    {
        try
        {
            return JsonNode.Parse(text);
        }
        catch (System.Text.Json.JsonException)
        {
            return text;
        }
    }
}
