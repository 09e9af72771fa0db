using GitVan.Engine.Configuration;

namespace GitVan.Engine.Locks;

/// <summary>How somebody wants a lock.</summary>
public sealed record LockRequest
{
    /// <summary>Below this, renewing would be all that a holder does.</summary>
    public static readonly TimeSpan ShortestTtl = TimeSpan.FromSeconds(1);

    /// <summary>Who asks, for people: a job's id, a person's name.</summary>
    public required string Owner { get; init; }

    /// <summary>How long the lock holds without a sign of life: <see cref="ShortestTtl"/> to <see cref="Duration.Longest"/>.</summary>
    public required TimeSpan Ttl { get; init; }

    /// <summary>How long to wait while somebody else has it; zero for a single try.</summary>
    public required TimeSpan Timeout { get; init; }

    public string? RunId { get; init; }

    /// <summary>Nobody renews it and no process stands for it: it ends by <see cref="LockStore.Release"/>, or by its ttl.</summary>
    public bool Unattended { get; init; }
}
