using System.CommandLine;
using System.Globalization;
using GitVan.Engine.Model;
using GitVan.Engine.Receipts;

namespace GitVan.Cli.Commands;

/// <summary><c>gitvan receipt list</c>: the newest first, over all chains.</summary>
internal static class ReceiptListCommand
{
    private const int UsualCount = 20;

    public static Command Create(App app)
    {
        var filter = new ReceiptFilter();
        var count = new Option<int>("-n") { Description = "How many at most; 0 for all", HelpName = "count", DefaultValueFactory = _ => UsualCount };
        var command = new Command("list", "Show receipts, the newest first") { filter.Commit, filter.Job, filter.Result, filter.Since, filter.Text, count };
        command.SetAction(parsed =>
        {
            var most = parsed.GetValue(count) is var n and > 0 ? n : int.MaxValue;
            if (parsed.GetValue(count) < 0)
                throw new GitVanException("-n takes a number from 0") { Hint = "use 0 for all" };
            var query = filter.Query(app, parsed);
            app.Receipts.AppendWaiting();
            var chains = app.Chains;
            Print(app, chains.Newest(query, most));
            ReceiptFilter.ReportBroken(app, chains);
            BringViewUp(app);
            return ExitCode.Ok;
        });
        return command;
    }

    private static void Print(App app, IReadOnlyList<Receipt> receipts)
    {
        if (app.Screen.Json)
        {
            app.Screen.Document([.. receipts.Select(ReceiptSummary.Of)], CliJson.Default.IReadOnlyListReceiptSummary);
            return;
        }

        if (receipts.Count == 0)
        {
            app.Screen.Note("no receipt");
            return;
        }

        app.Screen.Table(
            ["RECEIPT", "FINISHED", "RESULT", "JOB", "TRIGGER", "ABOUT", "TOOK"],
            receipts.Select(receipt => new[]
            {
                receipt.Id.Hex[..12],
                receipt.Predicate.Finished.ToLocalTime().ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture),
                receipt.Predicate.Result.Word(),
                receipt.Predicate.Job.Id,
                receipt.Predicate.Trigger.Name ?? receipt.Predicate.Trigger.Kind,
                receipt.Commit is { } commit ? $"commit {commit[..8]}" : $"tree {receipt.SubjectTree?[..8]}",
                string.Create(CultureInfo.InvariantCulture, $"{receipt.Predicate.Duration.TotalMilliseconds:0} ms"),
            }));
    }

    /// <summary>There is time now; a repository that can't be written is still listed.</summary>
    private static void BringViewUp(App app)
    {
        try
        {
            app.View.CatchUp();
        }
        catch (GitVanException)
        {
        }
    }
}
