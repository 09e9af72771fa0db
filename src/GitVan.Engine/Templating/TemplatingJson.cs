using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace GitVan.Engine.Templating;

/// <summary>Values as templates are given them.</summary>
[JsonSerializable(typeof(JsonNode))]
internal sealed partial class TemplatingJson : JsonSerializerContext;
