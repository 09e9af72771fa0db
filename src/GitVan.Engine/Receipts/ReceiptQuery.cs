using GitVan.Engine.Model;

namespace GitVan.Engine.Receipts;

/// <summary>Which receipts are wanted; what is null is not asked for.</summary>
public sealed record ReceiptQuery
{
    /// <summary>A full commit id.</summary>
    public string? Commit { get; init; }

    /// <summary>A job's id or name.</summary>
    public string? Job { get; init; }

    public RunResult? Result { get; init; }

    public DateTimeOffset? Since { get; init; }

    public bool Matches(Receipt receipt) =>
        (Commit is null || receipt.Commit == Commit)
        && (Job is null || receipt.Predicate.Job.Id == Job || receipt.Predicate.Job.Name == Job)
        && (Result is null || receipt.Predicate.Result == Result)
        && (Since is null || receipt.Predicate.Finished >= Since);
}
