using System.Text.Json;
using GitVan.Protocol;

namespace GitVan;

/// <summary>How a job's runs went.</summary>
/// <param name="Job">The job's id.</param>
/// <param name="Runs">All of them.</param>
/// <param name="Succeeded">Those with the result <c>success</c>.</param>
/// <param name="Failed">The others.</param>
/// <param name="Median">Half of them took no longer.</param>
/// <param name="P95">95 of 100 took no longer.</param>
/// <param name="Last">When the last one finished.</param>
public sealed record ReceiptStatistics(string Job, int Runs, int Succeeded, int Failed, TimeSpan Median, TimeSpan P95, DateTimeOffset? Last)
{
    internal static ReceiptStatistics Read(JsonElement json) => new(
        json.Text("job"),
        (int)json.Number("runs"),
        (int)json.Number("succeeded"),
        (int)json.Number("failed"),
        json.Milliseconds("medianMs"),
        json.Milliseconds("p95Ms"),
        json.FindTime("last"));
}
