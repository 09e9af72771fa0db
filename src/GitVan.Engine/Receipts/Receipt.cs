using GitVan.Engine.Git;

namespace GitVan.Engine.Receipts;

/// <summary>A receipt read back from a chain: the commit that holds it and what it states.</summary>
public sealed record Receipt(ObjectId Id, ObjectId? Parent, ObjectId Tree, Statement Statement)
{
    public ReceiptPredicate Predicate => Statement.Predicate;

    /// <summary>The commit it is about; null where it is about a tree.</summary>
    public string? Commit => SubjectOf("gitCommit");

    /// <summary>The tree it is about; null where it is about a commit.</summary>
    public string? SubjectTree => SubjectOf("gitTree");

    private string? SubjectOf(string algorithm) =>
        Statement.Subject is [{ Digest: var digest }] && digest.TryGetValue(algorithm, out var id) ? id : null;
}
