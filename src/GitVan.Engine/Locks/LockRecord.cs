using System.Text.Json.Serialization;

namespace GitVan.Engine.Locks;

/// <summary>What a lock's ref points to: who holds it or was the last to. Stored; <c>docs/formats.md</c> specifies it.</summary>
public sealed record LockRecord
{
    public const int CurrentVersion = 1;

    /// <summary>The largest number that every reader of JSON keeps exactly, less the one that may follow.</summary>
    internal const long LargestToken = (1L << 53) - 2;

    public int Version { get; init; } = CurrentVersion;

    public required LockState State { get; init; }

    /// <summary>The fencing token: one more with each new holder.</summary>
    public required long Token { get; init; }

    /// <summary>Who holds it, for people.</summary>
    public required string Owner { get; init; }

    /// <summary>The holder's machine.</summary>
    public required string Host { get; init; }

    /// <summary>When this holder got it, by its clock: for people, nothing is decided by it.</summary>
    public required DateTimeOffset Since { get; init; }

    /// <summary>Milliseconds after which a lock without a sign of life may be taken over.</summary>
    public required long TtlMs { get; init; }

    /// <summary>How often the holder renewed it: the sign of life.</summary>
    public required long Beat { get; init; }

    /// <summary>The process that stands and falls with the lock; absent where none does.</summary>
    public int? Pid { get; init; }

    /// <summary>Clock ticks after the boot at which that process started, so that its number's next owner is not taken for it.</summary>
    public long? ProcessStart { get; init; }

    /// <summary>Linux's <c>/proc/sys/kernel/random/boot_id</c> on the holder's machine.</summary>
    public string? BootId { get; init; }

    /// <summary>The namespace that the process's number belongs to: containers have numbers of their own.</summary>
    public long? PidNamespace { get; init; }

    public string? RunId { get; init; }

    [JsonIgnore]
    public TimeSpan Ttl => TimeSpan.FromMilliseconds(TtlMs);

    [JsonIgnore]
    public bool IsHeld => State == LockState.Held;
}
