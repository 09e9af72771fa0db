using GitVan.Engine.Model;

namespace GitVan.Engine.Receipts;

/// <summary>A receipt in a list: what <c>receipt list --json</c> prints, and what a job gets.</summary>
public sealed record ReceiptSummary(
    string Receipt, DateTimeOffset Finished, string Job, string Result, string Trigger, string? Commit, string? Tree, string RunId, double DurationMs, int? ExitCode, string Writer, long Seq)
{
    public static ReceiptSummary Of(Receipt receipt)
    {
        var predicate = receipt.Predicate;
        return new(
            receipt.Id.Hex,
            predicate.Finished,
            predicate.Job.Id,
            predicate.Result.Word(),
            predicate.Trigger.Name ?? predicate.Trigger.Kind,
            receipt.Commit,
            receipt.SubjectTree,
            predicate.RunId,
            predicate.Duration.TotalMilliseconds,
            predicate.ExitCode,
            predicate.Writer,
            predicate.Seq);
    }
}
