using System.CommandLine;
using GitVan.Cli.Terminal;
using GitVan.Engine.Receipts;

namespace GitVan.Cli.Commands;

/// <summary><c>gitvan receipt verify</c>: exit 0 when all is as it was written, 1 when not. Changes nothing.</summary>
internal static class ReceiptVerifyCommand
{
    public static Command Create(App app)
    {
        var command = new Command("verify", "Check that no receipt was changed, removed or forged in the view");
        command.SetAction(_ =>
        {
            var report = new ReceiptVerifier(app.Repository, app.Git, app.Time).Verify();
            if (app.Screen.Json)
            {
                app.Screen.Document(report, CliJson.Default.VerifyReport);
                return report.Passed ? ExitCode.Ok : ExitCode.JobFailed;
            }

            foreach (var finding in report.Findings)
                app.Screen.Line($"{finding.Kind}: {Screen.Harmless(finding.Message)}");
            var size = $"{Count(report.Receipts, "receipt")} in {Count(report.Chains, "chain")}";
            if (report.Passed)
                app.Screen.Line($"ok: {size}{Later(report)}");
            else
                app.Screen.Note($"gitvan: {Count(report.Findings.Count, "finding")} in {size}", Tone.Bad);
            return report.Passed ? ExitCode.Ok : ExitCode.JobFailed;
        });
        return command;
    }

    /// <summary>What is no fault, but not done yet.</summary>
    private static string Later(VerifyReport report) =>
        (report.Lag > 0 ? $"; the view lags by {report.Lag} (gitvan receipt reindex brings it up)" : "")
        + (report.Waiting > 0 ? $"; {report.Waiting} more wait in files for the next command that writes" : "");

    private static string Count(int count, string word) => count == 1 ? $"1 {word}" : $"{count} {word}s";
}
