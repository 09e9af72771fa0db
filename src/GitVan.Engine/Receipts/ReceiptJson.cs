using System.Text.Json.Serialization;

namespace GitVan.Engine.Receipts;

/// <summary>The stored shape of receipts.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    MaxDepth = 128, // what a job attached may be 64 deep by itself
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(Statement))]
[JsonSerializable(typeof(List<WaitingReceipt>))]
internal sealed partial class ReceiptJson : JsonSerializerContext;
