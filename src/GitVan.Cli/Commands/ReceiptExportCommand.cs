using System.CommandLine;
using GitVan.Engine.Receipts;

namespace GitVan.Cli.Commands;

/// <summary><c>gitvan receipt export</c>: all receipts for other programs, the newest first.</summary>
internal static class ReceiptExportCommand
{
    public static Command Create(App app)
    {
        var filter = new ReceiptFilter();
        var format = new Option<string>("--format") { Description = "json: whole receipts; csv: a line for each", HelpName = "format", DefaultValueFactory = _ => "json" };
        var command = new Command("export", "Print receipts as JSON or CSV") { format, filter.Commit, filter.Job, filter.Result, filter.Since, filter.Text };
        command.SetAction(parsed =>
        {
            var query = filter.Query(app, parsed);
            Func<IEnumerable<Receipt>, IEnumerable<string>> write = parsed.GetValue(format) switch
            {
                "json" => ReceiptExport.Json,
                "csv" => ReceiptExport.Csv,
                var other => throw new GitVanException($"'{other}' is not a format, expected json or csv") { Hint = "use one of them" },
            };
            app.Receipts.AppendWaiting();
            var chains = app.Chains;
            foreach (var piece in write(chains.Newest().Where(query.Matches)))
            {
                if (!app.Screen.Text(piece))
                    break;
            }

            ReceiptFilter.ReportBroken(app, chains);
            return ExitCode.Ok;
        });
        return command;
    }
}
