namespace GitVan.Engine.Receipts;

/// <summary>What a statement is about.</summary>
/// <param name="Name"><c>commit</c> or <c>tree</c>.</param>
/// <param name="Digest">One entry: <c>gitCommit</c> or <c>gitTree</c> to the object id in hex.</param>
public sealed record StatementSubject(string Name, IReadOnlyDictionary<string, string> Digest);
