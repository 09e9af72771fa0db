namespace GitVan.Engine.Receipts;

/// <summary>What <c>receipt push</c> or <c>receipt fetch</c> did.</summary>
/// <param name="Moved">Chains that gained receipts, by writer.</param>
/// <param name="Current">How many were up to date.</param>
/// <param name="Conflicts">Chains that both sides continued differently, or that were cut: nothing was done to them.</param>
public sealed record ExchangeReport(IReadOnlyList<string> Moved, int Current, IReadOnlyList<Finding> Conflicts);
