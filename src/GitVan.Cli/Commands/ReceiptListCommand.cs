using System.CommandLine;
using System.Globalization;
using GitVan.Cli.Terminal;
using GitVan.Engine.Model;
using GitVan.Engine.Receipts;

namespace GitVan.Cli.Commands;

/// <summary><c>gitvan receipt list</c>: the newest first, over all chains.</summary>
internal static class ReceiptListCommand
{
    private const int UsualCount = 20;

    public static Command Create(App app)
    {
        var commit = new Option<string>("--commit") { Description = "Only about this commit", HelpName = "revision" };
        var job = new Option<string>("--job") { Description = "Only of this job", HelpName = "id or name" };
        var result = new Option<string>("--result") { Description = $"Only with this result: {string.Join(", ", RunResultWords.All)}", HelpName = "result" };
        var since = new Option<string>("--since") { Description = "Only since then: 30m, 12h, 2d, or a date", HelpName = "time" };
        var count = new Option<int>("-n") { Description = "How many at most; 0 for all", HelpName = "count", DefaultValueFactory = _ => UsualCount };
        var command = new Command("list", "Show receipts, the newest first") { commit, job, result, since, count };
        command.SetAction(parsed =>
        {
            var query = new ReceiptQuery
            {
                Commit = parsed.GetValue(commit) is { } revision ? ResolveCommit(app, revision) : null,
                Job = parsed.GetValue(job),
                Result = parsed.GetValue(result) is { } word ? ParseResult(word) : null,
                Since = parsed.GetValue(since) is { } time ? ParseSince(app, time) : null,
            };
            var most = parsed.GetValue(count) is var n and > 0 ? n : int.MaxValue;
            if (parsed.GetValue(count) < 0)
                throw new GitVanException("-n takes a number from 0") { Hint = "use 0 for all" };
            app.Receipts.AppendWaiting();
            var chains = app.Chains;
            var receipts = Newest(chains.Newest().Where(query.Matches), most);
            Print(app, receipts);
            if (chains.FoundBroken)
                app.Screen.Note("gitvan: not all receipts can be read (hint: run: gitvan receipt verify)", Tone.Bad);
            BringViewUp(app);
            return ExitCode.Ok;
        });
        return command;
    }

    /// <summary>A receipt that had to wait stands later in its chain than it finished; so a few more are looked at than are shown.</summary>
    private static List<Receipt> Newest(IEnumerable<Receipt> receipts, int most)
    {
        const int more = 50;
        return [.. receipts.Take(most < int.MaxValue - more ? most + more : most).OrderByDescending(receipt => receipt.Predicate.Finished).Take(most)];
    }

    private static void Print(App app, IReadOnlyList<Receipt> receipts)
    {
        if (app.Screen.Json)
        {
            app.Screen.Document([.. receipts.Select(ReceiptDocument.Of)], CliJson.Default.IReadOnlyListReceiptDocument);
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
                string.Create(CultureInfo.InvariantCulture, $"{(receipt.Predicate.Finished - receipt.Predicate.Started).TotalMilliseconds:0} ms"),
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

    private static string ResolveCommit(App app, string revision)
    {
        var result = app.Git.TryRun(["rev-parse", "--quiet", "--verify", "--end-of-options", $"{revision}^{{commit}}"]);
        return result.Succeeded ? result.Text : throw new GitVanException($"'{revision}' is not a commit") { Hint = "pass a branch, a tag or a commit id" };
    }

    private static RunResult ParseResult(string word) => RunResultWords.TryParse(word, out var result)
        ? result
        : throw new GitVanException($"'{word}' is not a result, expected one of {string.Join(", ", RunResultWords.All)}") { Hint = "use one of them" };

    private static DateTimeOffset ParseSince(App app, string text)
    {
        var unit = text.Length > 1 && double.TryParse(text[..^1], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var amount) && amount < 100_000
            ? text[^1] switch
            {
                's' => TimeSpan.FromSeconds(amount),
                'm' => TimeSpan.FromMinutes(amount),
                'h' => TimeSpan.FromHours(amount),
                'd' => TimeSpan.FromDays(amount),
                'w' => TimeSpan.FromDays(7 * amount),
                _ => (TimeSpan?)null,
            }
            : null;
        if (unit is { } span)
            return app.Time.GetUtcNow() - span;
        return DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeLocal, out var date)
            ? date
            : throw new GitVanException($"'{text}' is not a time, expected 30m, 12h, 2d, 1w or a date such as 2026-01-31") { Hint = "try --since 2d" };
    }
}
