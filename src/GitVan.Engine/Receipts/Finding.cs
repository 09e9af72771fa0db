namespace GitVan.Engine.Receipts;

/// <summary>Something that is not as gitvan wrote it.</summary>
/// <param name="Kind">A word for scripts: <c>corrupt</c>, <c>missing</c>, <c>changed</c>, <c>removed</c>, <c>cut</c>, <c>sequence</c>, <c>writer</c>, <c>run-id</c>, <c>output</c>, <c>waiting</c>, <c>view</c>,
/// <c>unsigned</c>, <c>signature</c> or <c>signer</c>; in an exchange also <c>refused</c>.</param>
/// <param name="Place">The chain, receipt, file, or commit with a note.</param>
/// <param name="Message">One line for people.</param>
public sealed record Finding(string Kind, string Place, string Message);
