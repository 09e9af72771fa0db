using System.Collections.ObjectModel;
using System.Text.Json.Nodes;
using GitVan.Engine.Routes;

namespace GitVan.Engine.Configuration;

/// <summary>The configuration in force.</summary>
/// <param name="Effective">The same as <paramref name="Settings"/>, as JSON, defaults included.</param>
/// <param name="Origins">Where values come from: the path, such as <c>hooks.pre-commit.jobs[0].run</c>, to a place. What has none is a default.</param>
public sealed record LoadedConfiguration(Settings Settings, JsonObject Effective, IReadOnlyDictionary<string, string> Origins)
{
    /// <summary>The routes of <paramref name="Settings"/>, read.</summary>
    public RouteTable Routes { get; init; } = RouteTable.Empty;

    /// <summary>The same for maps and lists too, such as <c>hooks.pre-commit.jobs[0]</c>.</summary>
    internal IReadOnlyDictionary<string, string> Places { get; init; } = ReadOnlyDictionary<string, string>.Empty;
}
