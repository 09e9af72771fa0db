using System.Text.Json.Nodes;

namespace GitVan.Engine.Routes;

/// <summary>One run that routes lead to.</summary>
/// <param name="Route">That of its first file.</param>
/// <param name="Key">What its files have in common; null for a file alone.</param>
/// <param name="Inputs">Those of its first file.</param>
/// <param name="Files">In the order they were given.</param>
public sealed record RouteBatch(Route Route, string? Key, JsonObject Inputs, IReadOnlyList<string> Files)
{
    public string Job => Route.Job;
}
