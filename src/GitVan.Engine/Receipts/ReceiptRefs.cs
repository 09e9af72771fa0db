namespace GitVan.Engine.Receipts;

/// <summary>Where receipts live in a repository.</summary>
public static class ReceiptRefs
{
    /// <summary>One chain of commits per writer: the truth.</summary>
    public const string Chains = "refs/gitvan/receipts/";

    /// <summary>Notes on the commits that receipts are about: a view that can be rebuilt.</summary>
    public const string View = "refs/notes/gitvan/receipts";

    /// <summary>What <c>receipt fetch</c> brought, by remote, before it is compared with ours.</summary>
    public const string Fetched = "refs/gitvan/fetched/";
}
