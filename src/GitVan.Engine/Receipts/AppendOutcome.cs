using GitVan.Engine.Git;

namespace GitVan.Engine.Receipts;

/// <summary>What became of receipts.</summary>
public abstract record AppendOutcome
{
    private AppendOutcome() { }

    /// <summary>They are in a chain.</summary>
    public sealed record Written(IReadOnlyList<ObjectId> Receipts) : AppendOutcome;

    /// <summary>Why receipts wait in every push that is received; nothing to tell anybody.</summary>
    public const string Quarantine = "a push is in quarantine";

    /// <summary>They are in a file, for the next append.</summary>
    public sealed record Waiting(string Reason) : AppendOutcome;
}
