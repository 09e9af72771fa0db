using System.Text.Json;

namespace GitVan.Protocol;

/// <summary>The locks that the job holds, to tell the right one when it is lost.</summary>
internal sealed class Leases(Connection connection)
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, LockLease> _held = [];

    /// <summary>Called while the answer is read: what comes behind it may be that it is lost already.</summary>
    public LockLease Begin(JsonElement json)
    {
        var lease = new LockLease(this, json.Text("name"), json.Number("token"));
        lock (_gate)
            _held[lease.Name] = lease;
        return lease;
    }

    public void Lose(string name, long token)
    {
        lock (_gate)
        {
            // A late word about an earlier lease of that name.
            if (!_held.TryGetValue(name, out var lease) || lease.Token != token)
                return;
            _held.Remove(name);
            lease.Lose();
        }
    }

    public Task<bool> ReleaseAsync(string name, CancellationToken ct)
    {
        lock (_gate)
            _held.Remove(name);
        return connection.CallAsync(new Message("lock.release").Text("name", name), Answer.Flag, ct);
    }
}
