using System.CommandLine;

namespace GitVan.Cli.Commands;

/// <summary><c>gitvan receipt</c>.</summary>
internal static class ReceiptCommand
{
    public static Command Create(App app) => new("receipt", "List, show, verify and exchange receipts")
    {
        ReceiptListCommand.Create(app),
        ReceiptShowCommand.Create(app),
        ReceiptStatsCommand.Create(app),
        ReceiptExportCommand.Create(app),
        ReceiptVerifyCommand.Create(app),
        ReceiptReindexCommand.Create(app),
        ReceiptExchangeCommand.Push(app),
        ReceiptExchangeCommand.Fetch(app),
    };
}
