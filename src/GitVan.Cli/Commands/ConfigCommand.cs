using System.CommandLine;
using System.Text.Json;
using System.Text.Json.Nodes;
using GitVan.Engine.Configuration;

namespace GitVan.Cli.Commands;

/// <summary><c>gitvan config</c>.</summary>
internal static class ConfigCommand
{
    public static Command Create(App app) => new("config", "Show the configuration and its schema") { Show(app), Schema(app) };

    private static Command Show(App app)
    {
        var origin = new Option<bool>("--origin") { Description = "Say where each value comes from" };
        var command = new Command("show", "Show what is in force: defaults, the configuration, the local override") { origin };
        command.SetAction(parsed =>
        {
            var configuration = app.Configuration;
            if (app.Screen.Json && !parsed.GetValue(origin))
                app.Screen.Line(configuration.Effective.ToJsonString());
            else if (app.Screen.Json)
                app.Screen.Line(new JsonObject(configuration.Origins.Select(pair => KeyValuePair.Create(pair.Key, (JsonNode?)pair.Value))).ToJsonString());
            else if (parsed.GetValue(origin))
                app.Screen.Table(["KEY", "VALUE", "FROM"], Shown(configuration).Select(value => new[] { value.Key, value.Text, Origin(configuration, value.Key) }));
            else
                app.Screen.Pairs(Shown(configuration));
            return ExitCode.Ok;
        });
        return command;
    }

    private static Command Schema(App app)
    {
        var command = new Command("schema", "Print the JSON Schema of the configuration");
        command.SetAction(_ =>
        {
            app.Screen.Line(ConfigurationSchema.ToJson().TrimEnd('\n'));
            return ExitCode.Ok;
        });
        return command;
    }

    /// <summary>A job has thirty keys: of each, what it says; of all else, the defaults too.</summary>
    private static IEnumerable<(string Key, string Text)> Shown(LoadedConfiguration configuration) =>
        Values(configuration.Effective, "").Where(value => !value.Key.StartsWith("hooks.", StringComparison.Ordinal) || configuration.Origins.ContainsKey(value.Key));

    /// <summary>All values with their paths, an empty list or object being one.</summary>
    private static IEnumerable<(string Key, string Text)> Values(JsonNode? node, string path)
    {
        string Below(string key) => path.Length == 0 ? key : $"{path}.{key}";
        return node switch
        {
            JsonObject { Count: > 0 } map => map.SelectMany(pair => Values(pair.Value, Below(pair.Key))),
            JsonArray { Count: > 0 } list => list.SelectMany((item, i) => Values(item, $"{path}[{i}]")),
            JsonValue value when value.GetValueKind() == JsonValueKind.String => [(path, value.GetValue<string>())],
            _ => [(path, node?.ToJsonString() ?? "null")],
        };
    }

    private static string Origin(LoadedConfiguration configuration, string key) => configuration.Origins.GetValueOrDefault(key, "default");
}
