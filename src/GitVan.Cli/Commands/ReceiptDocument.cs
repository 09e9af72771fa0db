using GitVan.Engine.Receipts;

namespace GitVan.Cli.Commands;

/// <summary>A receipt in a list, for <c>receipt list --json</c>.</summary>
internal sealed record ReceiptDocument(
    string Receipt, DateTimeOffset Finished, string Job, string Result, string Trigger, string? Commit, string? Tree, string RunId, double DurationMs, int? ExitCode, string Writer, long Seq)
{
    public static ReceiptDocument Of(Receipt receipt)
    {
        var predicate = receipt.Predicate;
        return new(
            receipt.Id.Hex,
            predicate.Finished,
            predicate.Job.Id,
            GitVan.Engine.Model.RunResultWords.Word(predicate.Result),
            predicate.Trigger.Name ?? predicate.Trigger.Kind,
            receipt.Commit,
            receipt.SubjectTree,
            predicate.RunId,
            (predicate.Finished - predicate.Started).TotalMilliseconds,
            predicate.ExitCode,
            predicate.Writer,
            predicate.Seq);
    }
}

/// <summary>One receipt in full, for <c>receipt show --json</c>.</summary>
internal sealed record ReceiptShowDocument(string Receipt, string? Parent, Statement Statement);
