using GitVan.Protocol;

namespace GitVan;

/// <summary>Locks between processes: who asks first has it, whoever dies loses it.</summary>
public sealed class LockComposable
{
    private readonly Connection _connection;

    internal LockComposable(Connection connection) => _connection = connection;

    /// <summary>Takes a lock, waiting for whoever holds it.</summary>
    /// <param name="name">The lock's name.</param>
    /// <param name="timeout">How long to wait; as long as <c>locks</c> in the configuration says where it is left out.</param>
    /// <param name="ttl">After how long without a sign of life others may take it over; the engine gives the signs while the job runs.</param>
    /// <param name="ct">Stops the waiting; the lock is given back should it still come.</param>
    /// <exception cref="JobException"><see cref="JobErrorCode.Locked"/>: somebody else kept it; its data has <c>owner</c>, <c>host</c> and <c>since</c>.</exception>
    public async Task<LockLease> AcquireAsync(string name, TimeSpan? timeout = null, TimeSpan? ttl = null, CancellationToken ct = default) =>
        (await TakeAsync(new Message("lock.acquire").Text("name", name).Milliseconds("timeoutMs", timeout).Milliseconds("ttlMs", ttl), ct))!;

    /// <summary>Takes a lock where it is free; null where it is not.</summary>
    /// <inheritdoc cref="AcquireAsync" path="/param"/>
    public Task<LockLease?> TryAcquireAsync(string name, TimeSpan? ttl = null, CancellationToken ct = default) =>
        TakeAsync(new Message("lock.tryAcquire").Text("name", name).Milliseconds("ttlMs", ttl), ct);

    /// <summary>Gives a lock back; whether the job held it. What it still holds at its end is given back too.</summary>
    public Task<bool> ReleaseAsync(string name, CancellationToken ct = default) => _connection.Leases.ReleaseAsync(name, ct);

    /// <summary>All locks of the repository.</summary>
    public Task<IReadOnlyList<LockInfo>> ListAsync(CancellationToken ct = default) =>
        _connection.CallAsync(new Message("lock.list"), json => Answer.List(json, LockInfo.Read), ct);

    private async Task<LockLease?> TakeAsync(Message message, CancellationToken ct)
    {
        ct.ThrowIfCancellationRequested();
        var call = _connection.CallAsync(message, json => Answer.Maybe(json, _connection.Leases.Begin), CancellationToken.None);
        try
        {
            return await call.WaitAsync(ct);
        }
        catch (OperationCanceledException)
        {
            _ = GiveBackAsync(call);
            throw;
        }
    }

    private static async Task GiveBackAsync(Task<LockLease?> call)
    {
        try
        {
            if (await call is { } lease)
                await lease.DisposeAsync();
        }
        catch (Exception e) when (e is JobException or IOException)
        {
            // It never came.
        }
    }
}
