using GitVan.Protocol;

namespace GitVan;

/// <summary>A lock that the job holds, until it is disposed or the job ends.</summary>
/// <example>
/// <code>
/// await using var lease = await UseLock().AcquireAsync("deploy", ct: ct);
/// using var both = CancellationTokenSource.CreateLinkedTokenSource(ct, lease.Lost);
/// await UseExec().RunAsync(["./deploy.sh"], new() { Environment = { ["FENCE"] = $"{lease.Token}" } }, both.Token);
/// </code>
/// </example>
public sealed class LockLease : IAsyncDisposable
{
    private readonly Leases _leases;
    private readonly CancellationTokenSource _lost = new();
    private int _disposed;

    internal LockLease(Leases leases, string name, long token) => (_leases, Name, Token) = (leases, name, token);

    /// <summary>The lock's name.</summary>
    public string Name { get; }

    /// <summary>Greater than that of every holder before: what a store outside git compares, to refuse a holder that was overtaken.</summary>
    public long Token { get; }

    /// <summary>Cancelled when the lock is no longer the job's: somebody took it over, because this machine was asleep for longer than the lock lives.</summary>
    public CancellationToken Lost => _lost.Token;

    /// <summary>Gives the lock back. Where it was lost, or gitvan is gone, there is nothing to give.</summary>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _disposed, 1) == 1 || _lost.IsCancellationRequested)
            return;
        try
        {
            await _leases.ReleaseAsync(Name, CancellationToken.None);
        }
        catch (IOException)
        {
            // The engine releases what its job held.
        }
    }

    internal void Lose() => _ = _lost.CancelAsync();
}
