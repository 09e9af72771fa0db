using System.Text.Json;
using GitVan.Protocol;

namespace GitVan;

/// <summary>What checking all chains found.</summary>
/// <param name="Ok">There are no findings.</param>
/// <param name="Chains">How many were checked.</param>
/// <param name="Receipts">How many were checked.</param>
/// <param name="Findings">What is not as it was written.</param>
public sealed record ReceiptVerification(bool Ok, int Chains, int Receipts, IReadOnlyList<ReceiptFinding> Findings)
{
    internal static ReceiptVerification Read(JsonElement json) =>
        new(json.Flag("ok"), (int)json.Number("chains"), (int)json.Number("receipts"), json.List("findings", ReceiptFinding.Read));
}
