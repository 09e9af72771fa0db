using System.Text.Json.Nodes;
using GitVan.Engine.Git;
using GitVan.Engine.Locks;
using GitVan.Engine.Processes;
using GitVan.Engine.Protocol;
using GitVan.Engine.Running;

namespace GitVan.Engine.Composables;

/// <summary>Locks that a job takes while it runs. What it still holds at its end is released.</summary>
internal sealed class LockMethods
{
    private readonly JobSession session;
    private readonly RunLocks locks;
    private readonly Lock gate = new();
    private readonly Dictionary<string, Lease> leases = [];

    public LockMethods(JobSession session, RunLocks locks)
    {
        (this.session, this.locks) = (session, locks);
        session.AtEnd(ReleaseAll);
    }

    public IReadOnlyList<Method> Methods =>
    [
        new("lock.acquire", ["name", "timeoutMs", "ttlMs"], Acquire) { Changes = true, Waits = true },
        new("lock.tryAcquire", ["name", "ttlMs"], TryAcquire) { Changes = true },
        new("lock.release", ["name"], Release) { Changes = true },
        new("lock.list", [], _ => List()),
    ];

    /// <summary>The ref of a lock and the value it has while this run holds it; null where it does not hold it.</summary>
    public Ref? Find(string name)
    {
        lock (gate)
        {
            var lease = leases.GetValueOrDefault(name) ?? (session.Lease?.Name.Value == name ? session.Lease : null);
            return lease is null || lease.Lost.IsCancellationRequested ? null : new Ref(lease.Name.Ref, lease.Value);
        }
    }

    private JsonNode? Acquire(Call call)
    {
        var timeout = call.FindDuration("timeoutMs") ?? locks.Settings.Timeout;
        return Take(call, timeout, session.Ending) switch
        {
            LockAttempt.Acquired(var lease) => Keep(lease),
            LockAttempt.HeldBy(var holder) => throw new CallException(CallException.Locked, $"lock '{call.Target}' is held by {holder.Owner} on {holder.Host}")
            {
                Details = new JsonObject { ["owner"] = holder.Owner, ["host"] = holder.Host, ["since"] = holder.Since.UtcDateTime.ToString("O") },
            },
            _ => throw new OperationCanceledException(),
        };
    }

    private JsonNode? TryAcquire(Call call) => Take(call, TimeSpan.Zero, Interruption.Never) is LockAttempt.Acquired(var lease) ? Keep(lease) : null;

    private LockAttempt Take(Call call, TimeSpan timeout, Interruption interruption)
    {
        var name = LockName.Parse(call.Text("name"));
        call.Target = name.Value;
        lock (gate)
        {
            if (leases.ContainsKey(name.Value) || session.Lease?.Name == name)
                throw new CallException(CallException.Mistake, $"this job holds lock '{name}' already") { Hint = "release it first, or use the one it has" };
        }

        var request = new LockRequest
        {
            Owner = session.Request.Job.Id.Value,
            Ttl = call.FindDuration("ttlMs") ?? locks.Settings.Ttl,
            Timeout = timeout,
            RunId = session.Request.Id.Value,
        };
        return locks.Store.Acquire(name, request, interruption);
    }

    private JsonObject Keep(Lease lease)
    {
        lock (gate)
            leases[lease.Name.Value] = lease;
        lease.Lost.Register(() => session.Conversation.LockLost(lease.Name.Value, lease.Token));
        return new JsonObject { ["name"] = lease.Name.Value, ["token"] = lease.Token };
    }

    private JsonNode Release(Call call)
    {
        var name = call.Text("name");
        call.Target = name;
        Lease? lease;
        lock (gate)
            leases.Remove(name, out lease);
        var isHeld = lease is { Lost.IsCancellationRequested: false };
        lease?.Dispose();
        return isHeld;
    }

    private JsonArray List() => new([.. locks.Store.List().Select(one => new JsonObject
    {
        ["name"] = one.Name.Value,
        ["state"] = one.State,
        ["owner"] = one.Record?.Owner,
        ["host"] = one.Record?.Host,
        ["since"] = one.Record?.Since.UtcDateTime.ToString("O"),
        ["token"] = one.Record?.Token,
    })]);

    private void ReleaseAll()
    {
        foreach (var lease in leases.Values)
            lease.Dispose();
    }
}
