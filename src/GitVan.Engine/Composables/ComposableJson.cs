using System.Text.Json.Serialization;
using GitVan.Engine.Receipts;

namespace GitVan.Engine.Composables;

/// <summary>The answers that are values of ours.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(ReceiptSummary))]
[JsonSerializable(typeof(JobStatistics))]
internal sealed partial class ComposableJson : JsonSerializerContext;
