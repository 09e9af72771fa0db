namespace GitVan.Engine.Receipts;

/// <summary>Why it ran.</summary>
/// <param name="Kind"><c>hook</c> or <c>person</c>.</param>
/// <param name="Name">The hook's name.</param>
/// <param name="Args">The hook's arguments as git gave them.</param>
public sealed record ReceiptTrigger(string Kind, string? Name = null, IReadOnlyList<string>? Args = null);
