using System.Text.Json.Serialization;
using GitVan.Engine.Configuration;

namespace GitVan.Engine.Jobs;

/// <summary>The stored shape of the catalogue's cache.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    Converters = [typeof(DurationConverter)])]
[JsonSerializable(typeof(CachedCatalog))]
internal sealed partial class JobJson : JsonSerializerContext;
