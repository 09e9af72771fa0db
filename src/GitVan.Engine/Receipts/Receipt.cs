using GitVan.Engine.Git;

namespace GitVan.Engine.Receipts;

/// <summary>A receipt read back from a chain: the commit that holds it and what it states.</summary>
public sealed record Receipt(ObjectId Id, ObjectId? Parent, ObjectId Tree, Statement Statement)
{
    /// <summary>Whether its commit has a signature, good or not.</summary>
    public bool IsSigned { get; init; }

    public ReceiptPredicate Predicate => Statement.Predicate;

    /// <summary>The commit it is about; null where it is about a tree.</summary>
    public string? Commit => SubjectOf("gitCommit");

    /// <summary>The tree it is about; null where it is about a commit.</summary>
    public string? SubjectTree => SubjectOf("gitTree");

    /// <summary>Whether both state the same of a run, wherever they stand in a chain.</summary>
    public bool SaysTheSame(Receipt other) => WithoutPlace().AsSpan().SequenceEqual(other.WithoutPlace());

    private byte[] WithoutPlace() => ReceiptText.Write(Tree, null, Statement with { Predicate = Predicate with { Seq = 0 } });

    private string? SubjectOf(string algorithm) =>
        Statement.Subject is [{ Digest: var digest }] && digest.TryGetValue(algorithm, out var id) ? id : null;
}
