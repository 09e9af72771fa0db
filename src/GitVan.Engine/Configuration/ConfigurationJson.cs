using System.Text.Json.Serialization;

namespace GitVan.Engine.Configuration;

/// <summary>The JSON of the configuration, stored and read again without loss.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    Converters = [typeof(DurationConverter)])]
[JsonSerializable(typeof(Settings))]
[JsonSerializable(typeof(JobMetadata))]
public sealed partial class ConfigurationJson : JsonSerializerContext;
