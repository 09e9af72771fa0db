using GitVan.Engine.Receipts;

namespace GitVan.Cli.Commands;

/// <summary>One receipt in full, for <c>receipt show --json</c>.</summary>
internal sealed record ReceiptShowDocument(string Receipt, string? Parent, Statement Statement);
