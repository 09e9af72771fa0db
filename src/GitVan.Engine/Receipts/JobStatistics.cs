using GitVan.Engine.Model;

namespace GitVan.Engine.Receipts;

/// <summary>How the runs of one job went; what was skipped was none.</summary>
/// <param name="Succeeded">Runs with the result <c>success</c>.</param>
/// <param name="Failed">Runs with any other.</param>
/// <param name="MedianMs">Of all runs, from start to finish; milliseconds, by nearest rank as <paramref name="P95Ms"/>.</param>
/// <param name="P95Ms">19 of 20 runs took no longer.</param>
/// <param name="Last">The result of the newest run.</param>
/// <param name="LastFinished">When the newest run finished.</param>
public sealed record JobStatistics(string Job, int Runs, int Succeeded, int Failed, double MedianMs, double P95Ms, string Last, DateTimeOffset LastFinished)
{
    /// <summary>One for each job, by id.</summary>
    public static IReadOnlyList<JobStatistics> Of(IEnumerable<Receipt> receipts) =>
    [
        .. receipts
            .Select(receipt => (receipt.Predicate.Job.Id, receipt.Predicate.Finished, receipt.Predicate.Result, Took: receipt.Predicate.Duration.TotalMilliseconds))
            .Where(run => run.Result != RunResult.Skip)
            .GroupBy(run => run.Id)
            .OrderBy(job => job.Key, StringComparer.Ordinal)
            .Select(job =>
            {
                double[] times = [.. job.Select(run => run.Took).Order()];
                var succeeded = job.Count(run => run.Result == RunResult.Success);
                var last = job.MaxBy(run => run.Finished);
                return new JobStatistics(job.Key, times.Length, succeeded, times.Length - succeeded, Rank(times, 50), Rank(times, 95), last.Result.Word(), last.Finished);
            }),
    ];

    private static double Rank(double[] sorted, int percent) => sorted[(sorted.Length * percent + 99) / 100 - 1];
}
