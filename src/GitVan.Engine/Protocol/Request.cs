using System.Text.Json.Nodes;

namespace GitVan.Engine.Protocol;

/// <summary>A message from the child.</summary>
/// <param name="Id">As it wrote it; null for a notification.</param>
public sealed record Request(JsonNode? Id, string Method, JsonObject Parameters);
