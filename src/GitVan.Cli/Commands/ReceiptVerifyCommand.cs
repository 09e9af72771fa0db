using System.CommandLine;
using GitVan.Cli.Terminal;
using GitVan.Engine.Receipts;

namespace GitVan.Cli.Commands;

/// <summary><c>gitvan receipt verify</c>: exit 0 when all is as it was written, 1 when not. Changes nothing.</summary>
internal static class ReceiptVerifyCommand
{
    public static Command Create(App app)
    {
        var requireSigned = new Option<bool>("--require-signed") { Description = "Every receipt must have a good signature of an allowed signer" };
        var allowedSigners = new Option<string>("--allowed-signers") { Description = "Who may sign, as ssh-keygen has it; git's gpg.ssh.allowedSignersFile otherwise", HelpName = "file" };
        var command = new Command("verify", "Check that no receipt was changed, removed or forged") { requireSigned, allowedSigners };
        command.SetAction(parsed =>
        {
            var file = parsed.GetValue(allowedSigners) is { } path ? Path.GetFullPath(path, app.Directory) : null;
            var report = new ReceiptVerifier(app.Repository, app.Environment, app.Git, app.Time).Verify(parsed.GetValue(requireSigned), file);
            if (app.Screen.Json)
            {
                app.Screen.Document(report, CliJson.Default.VerifyReport);
                return report.Passed ? ExitCode.Ok : ExitCode.JobFailed;
            }

            foreach (var finding in report.Findings)
                app.Screen.Line($"{finding.Kind}: {Screen.Harmless(finding.Message)}");
            var size = $"{Count(report.Receipts, "receipt")} in {Count(report.Chains, "chain")}";
            if (report.Passed)
                app.Screen.Line($"ok: {size}{Signatures(report)}{Later(report)}");
            else
                app.Screen.Note($"gitvan: {Count(report.Findings.Count, "finding")} in {size}", Tone.Bad);
            return report.Passed ? ExitCode.Ok : ExitCode.JobFailed;
        });
        return command;
    }

    private static string Signatures(VerifyReport report) =>
        (report.Signatures > 0 ? $"; {Count(report.Signatures, "good signature")}" : "")
        + (report.UncheckedSignatures > 0 ? $"; {Count(report.UncheckedSignatures, "signature")} not checked, for want of --allowed-signers" : "");

    /// <summary>What is no fault, but not done yet.</summary>
    private static string Later(VerifyReport report) =>
        (report.Lag > 0 ? $"; the view lags by {report.Lag} (gitvan receipt reindex brings it up)" : "")
        + (report.Waiting > 0 ? $"; {report.Waiting} more wait in files for the next command that writes" : "");

    private static string Count(int count, string word) => count == 1 ? $"1 {word}" : $"{count} {word}s";
}
