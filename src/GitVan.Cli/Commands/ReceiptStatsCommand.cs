using System.CommandLine;
using System.Globalization;
using GitVan.Engine.Receipts;

namespace GitVan.Cli.Commands;

/// <summary><c>gitvan receipt stats</c>: how the runs of each job went.</summary>
internal static class ReceiptStatsCommand
{
    public static Command Create(App app)
    {
        var filter = new ReceiptFilter();
        var command = new Command("stats", "Show how the runs of each job went") { filter.Job, filter.Since };
        command.SetAction(parsed =>
        {
            var query = filter.Query(app, parsed);
            app.Receipts.AppendWaiting();
            var chains = app.Chains;
            var jobs = JobStatistics.Of(chains.Newest().Where(query.Matches));
            if (app.Screen.Json)
                app.Screen.Document(jobs, CliJson.Default.IReadOnlyListJobStatistics);
            else if (jobs.Count == 0)
                app.Screen.Note("no receipt");
            else
                app.Screen.Table(["JOB", "RUNS", "SUCCESS", "MEDIAN", "95TH", "LAST", "FINISHED"], jobs.Select(Row));
            ReceiptFilter.ReportBroken(app, chains);
            return ExitCode.Ok;
        });
        return command;
    }

    private static string[] Row(JobStatistics job) =>
    [
        job.Job,
        job.Runs.ToString(CultureInfo.InvariantCulture),
        string.Create(CultureInfo.InvariantCulture, $"{100.0 * job.Succeeded / job.Runs:0.#} %"),
        string.Create(CultureInfo.InvariantCulture, $"{job.MedianMs:0} ms"),
        string.Create(CultureInfo.InvariantCulture, $"{job.P95Ms:0} ms"),
        job.Last,
        job.LastFinished.ToLocalTime().ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture),
    ];
}
