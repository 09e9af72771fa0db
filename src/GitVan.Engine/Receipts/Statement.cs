using System.Text.Json.Serialization;

namespace GitVan.Engine.Receipts;

/// <summary>
/// A receipt as it is stored: an in-toto Statement v1 in one line of JSON. <c>docs/formats.md</c> is its specification.
/// Source: <see href="https://github.com/in-toto/attestation/blob/main/spec/v1/statement.md">in-toto Statement v1</see>.
/// </summary>
public sealed record Statement
{
    public const string StatementType = "https://in-toto.io/Statement/v1";
    public const string ReceiptType = "https://gitvan.dev/receipt/v1";

    [JsonPropertyName("_type")]
    public string Type { get; init; } = StatementType;

    /// <summary>Exactly one: the commit or tree the run was about.</summary>
    public required IReadOnlyList<StatementSubject> Subject { get; init; }

    public string PredicateType { get; init; } = ReceiptType;

    public required ReceiptPredicate Predicate { get; init; }
}
