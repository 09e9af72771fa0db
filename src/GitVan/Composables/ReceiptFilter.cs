namespace GitVan;

/// <summary>Which receipts; all where nothing is said.</summary>
public sealed record ReceiptFilter
{
    /// <summary>Of this job, by its id.</summary>
    public string? Job { get; init; }

    /// <summary>With this result: <c>success</c>, <c>failure</c>, <c>error</c>, <c>timeout</c> or <c>cancellation</c>.</summary>
    public string? Result { get; init; }

    /// <summary>Of runs that finished then or later.</summary>
    public DateTimeOffset? Since { get; init; }

    /// <summary>About this commit: a revision.</summary>
    public string? Commit { get; init; }
}
