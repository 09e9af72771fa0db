using System.Text.Json.Serialization;

namespace GitVan.Templates.Tests;

/// <summary>The lines that go to the reference and come from it.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(RenderRequest[]))]
[JsonSerializable(typeof(RenderAnswer[]))]
[JsonSerializable(typeof(RenderOptions))]
[JsonSerializable(typeof(Dictionary<string, string>))]
internal sealed partial class RenderJson : JsonSerializerContext;
