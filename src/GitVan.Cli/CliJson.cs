using System.Text.Json;
using System.Text.Json.Serialization;
using GitVan.Cli.Commands;
using GitVan.Engine.Receipts;

namespace GitVan.Cli;

/// <summary>The documents that <c>--json</c> prints.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    MaxDepth = 128, // as receipts have it
    UseStringEnumConverter = true)]
[JsonSerializable(typeof(ErrorDocument))]
[JsonSerializable(typeof(IReadOnlyList<JobDocument>))]
[JsonSerializable(typeof(JobDocument))]
[JsonSerializable(typeof(IReadOnlyList<ReceiptSummary>))]
[JsonSerializable(typeof(IReadOnlyList<JobStatistics>))]
[JsonSerializable(typeof(ReceiptShowDocument))]
[JsonSerializable(typeof(VerifyReport))]
[JsonSerializable(typeof(ViewReport))]
[JsonSerializable(typeof(ExchangeReport))]
[JsonSerializable(typeof(IReadOnlyList<LockDocument>))]
[JsonSerializable(typeof(RunsDocument))]
[JsonSerializable(typeof(IReadOnlyList<HookDocument>))]
[JsonSerializable(typeof(HookPlanDocument))]
[JsonSerializable(typeof(PlannedJobDocument))]
[JsonSerializable(typeof(EnsureDocument))]
[JsonSerializable(typeof(DoctorDocument))]
[JsonSerializable(typeof(IReadOnlyList<string>))]
internal sealed partial class CliJson : JsonSerializerContext;

/// <summary>An error, on stderr.</summary>
internal sealed record ErrorDocument(string Error, string? Hint, int ExitCode);
