namespace GitVan.Engine.Receipts;

/// <summary>The job that ran.</summary>
/// <param name="Digest">SHA-256 of its definition and, for a file, its content.</param>
/// <param name="Kind"><c>command</c> or <c>executable</c>.</param>
public sealed record ReceiptJob(string Id, string Name, string Digest, string Kind, string? Version = null);
