using System.Text.Json.Nodes;

namespace GitVan.Engine.Routes;

/// <summary>One run that routes lead to.</summary>
/// <param name="Inputs">Those of its first file.</param>
/// <param name="Files">In the order they were given.</param>
public sealed record RouteBatch(string Job, JsonObject Inputs, IReadOnlyList<string> Files);
