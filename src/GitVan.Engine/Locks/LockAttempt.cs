namespace GitVan.Engine.Locks;

/// <summary>What became of asking for a lock.</summary>
public abstract record LockAttempt
{
    private LockAttempt() { }

    /// <summary>It is ours until the lease is disposed or lost.</summary>
    public sealed record Acquired(Lease Lease) : LockAttempt;

    /// <summary>Somebody else kept it for as long as we waited.</summary>
    public sealed record HeldBy(LockRecord Holder) : LockAttempt;

    /// <summary>The person would not wait.</summary>
    public sealed record Interrupted : LockAttempt;
}
