using System.CommandLine;
using System.Globalization;
using GitVan.Cli.Terminal;
using GitVan.Engine.Model;
using GitVan.Engine.Receipts;

namespace GitVan.Cli.Commands;

/// <summary>The options that say which receipts are wanted; a command takes those that make sense for it.</summary>
internal sealed class ReceiptFilter
{
    public Option<string> Commit { get; } = new("--commit") { Description = "Only about this commit", HelpName = "revision" };

    public Option<string> Job { get; } = new("--job") { Description = "Only of this job", HelpName = "id or name" };

    public Option<string> Result { get; } = new("--result") { Description = $"Only with this result: {string.Join(", ", RunResultWords.All)}", HelpName = "result" };

    public Option<string> Since { get; } = new("--since") { Description = "Only since then: 30m, 12h, 2d, or a date", HelpName = "time" };

    public Option<string> Text { get; } = new("--search") { Description = "Only where the job, its output or what it told has these words", HelpName = "text" };

    /// <exception cref="GitVanException">A value is not one of those that are possible.</exception>
    public ReceiptQuery Query(App app, ParseResult parsed) => new()
    {
        Commit = parsed.GetValue(Commit) is { } revision ? ResolveCommit(app, revision) : null,
        Job = parsed.GetValue(Job),
        Result = parsed.GetValue(Result) is { } word ? ParseResult(word) : null,
        Since = parsed.GetValue(Since) is { } time ? ParseSince(app, time) : null,
        Text = parsed.GetValue(Text),
    };

    public static void ReportBroken(App app, ChainReader chains)
    {
        if (chains.FoundBroken)
            app.Screen.Note("gitvan: not all receipts can be read (hint: run: gitvan receipt verify)", Tone.Bad);
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
