using System.CommandLine;
using GitVan.Cli.Terminal;

namespace GitVan.Cli.Commands;

/// <summary><c>gitvan receipt reindex</c>: brings the view in git notes up to the chains.</summary>
internal static class ReceiptReindexCommand
{
    public static Command Create(App app)
    {
        var force = new Option<bool>("--force") { Description = "Remove lines that no chain bears out" };
        var command = new Command("reindex", "Bring the view in git notes up") { force };
        command.SetAction(parsed =>
        {
            var removes = parsed.GetValue(force);
            app.Receipts.AppendWaiting();
            var report = app.View.Reindex(removes);
            if (app.Screen.Json)
            {
                app.Screen.Document(report, CliJson.Default.ViewReport);
            }
            else
            {
                foreach (var finding in report.Contradictions)
                    app.Screen.Line($"{(removes ? "removed" : "kept")}: {Screen.Harmless(finding.Message)}");
                app.Screen.Line($"{report.Lines} lines, {report.Added} added");
            }

            if (report.Contradictions.Count == 0 || removes)
                return ExitCode.Ok;
            throw new GitVanException($"{report.Contradictions.Count} lines of the view contradict the chains and were left", ExitCode.JobFailed)
            {
                Hint = "look at them, then run: gitvan receipt reindex --force",
            };
        });
        return command;
    }
}
