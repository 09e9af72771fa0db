using System.CommandLine;
using GitVan.Cli.Terminal;
using GitVan.Engine.Receipts;

namespace GitVan.Cli.Commands;

/// <summary><c>gitvan receipt push</c> and <c>gitvan receipt fetch</c>.</summary>
internal static class ReceiptExchangeCommand
{
    public static Command Push(App app) => Exchange(app, "push", "Send receipts to a remote", "sent", exchange => exchange.Push);

    public static Command Fetch(App app) => Exchange(app, "fetch", "Bring receipts from a remote", "received", exchange => exchange.Fetch);

    private static Command Exchange(App app, string name, string description, string done, Func<ReceiptExchange, Func<string, ExchangeReport>> way)
    {
        var remote = new Argument<string>("remote") { Description = "A remote's name or a URL", DefaultValueFactory = _ => "origin" };
        var command = new Command(name, description) { remote };
        command.SetAction(parsed =>
        {
            var place = parsed.GetValue(remote)!;
            if (place.StartsWith('-'))
                throw new GitVanException($"'{place}' is not a remote") { Hint = "run: git remote" };
            app.Receipts.AppendWaiting();
            var report = way(new ReceiptExchange(app.Repository, app.Git))(place);
            if (app.Screen.Json)
            {
                app.Screen.Document(report, CliJson.Default.ExchangeReport);
            }
            else
            {
                foreach (var conflict in report.Conflicts)
                    app.Screen.Line($"conflict: {Screen.Harmless(conflict.Message)}");
                app.Screen.Line($"{done}: {(report.Moved.Count == 1 ? "1 chain" : $"{report.Moved.Count} chains")}; up to date: {report.Current}");
            }

            return report.Conflicts.Count == 0 ? ExitCode.Ok : ExitCode.JobFailed;
        });
        return command;
    }
}
