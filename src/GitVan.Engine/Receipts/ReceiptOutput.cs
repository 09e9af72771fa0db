namespace GitVan.Engine.Receipts;

/// <summary>What a job wrote.</summary>
/// <param name="Bytes">In all.</param>
/// <param name="Tail">The end of it, secrets redacted, what is not UTF-8 replaced.</param>
/// <param name="Blob">SHA-256 of the longer tail kept as <c>output.txt</c> in the receipt's tree, where <paramref name="Tail"/> is not all that was kept.</param>
public sealed record ReceiptOutput(long Bytes, string? Tail = null, string? Blob = null);
