using GitVan.Engine.Model;
using GitVan.Engine.Receipts;
using GitVan.Engine.Running;

namespace GitVan.Cli.Commands;

/// <summary>What <c>job run --json</c> and <c>hook run --json</c> print.</summary>
internal sealed record RunsDocument(IReadOnlyList<RunDocument> Runs)
{
    /// <summary>Tracked files that the jobs changed, where that failed the hook; null for none.</summary>
    public IReadOnlyList<string>? Changed { get; init; }

    public static RunsDocument Of(IEnumerable<TriggerOutcome> outcomes) => new([.. outcomes.SelectMany(Of)]);

    private static IEnumerable<RunDocument> Of(TriggerOutcome outcome)
    {
        var receipts = (outcome.Receipts as AppendOutcome.Written)?.Receipts ?? [];

        // Receipts that waited may have been written before ours.
        var before = receipts.Count - outcome.Runs.Count;
        return outcome.Runs.Select((run, i) => RunDocument.Of(run, before < 0 ? null : receipts[before + i].Hex));
    }
}

/// <summary>One run.</summary>
internal sealed record RunDocument(string RunId, string Job, RunResult Result, int? ExitCode, string? Reason, int Attempts, double DurationMs, string? Receipt)
{
    public static RunDocument Of(Run run, string? receipt) =>
        new(run.Id.Value, run.Job.Id.Value, run.Result, run.ExitCode, run.Reason, run.Attempts, run.Duration.TotalMilliseconds, receipt);
}
