using System.Text.Json.Nodes;
using GitVan.Engine.Configuration;
using GitVan.Engine.Protocol;

namespace GitVan.Engine.Composables;

/// <summary>The configuration as it is in force.</summary>
internal static class ConfigurationMethods
{
    public static IReadOnlyList<Method> For(Func<LoadedConfiguration> configuration) =>
    [
        new("config.get", ["key"], call =>
        {
            JsonNode? at = configuration().Effective;
            foreach (var part in call.FindText("key")?.Split('.') ?? [])
                at = (at as JsonObject)?[part];
            return at?.DeepClone();
        }),
    ];
}
