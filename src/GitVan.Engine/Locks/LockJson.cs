using System.Text.Json.Serialization;

namespace GitVan.Engine.Locks;

/// <summary>The stored shape of locks.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(LockRecord))]
internal sealed partial class LockJson : JsonSerializerContext;
