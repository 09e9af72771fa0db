using GitVan.Engine.Configuration;
using GitVan.Engine.Locks;
using GitVan.Engine.Model;
using GitVan.Engine.Processes;

namespace GitVan.Engine.Running;

/// <summary>Takes the lock that a job's <c>concurrency</c> asks for, for the length of one run.</summary>
public sealed class RunLocks(Func<LockStore> open, LockSettings settings)
{
    private readonly Lazy<LockStore> store = new(open);

    public LockStore Store => store.Value;

    public LockSettings Settings => settings;

    /// <returns>Null for a job that needs none.</returns>
    /// <exception cref="RunLockedException">Somebody else kept it.</exception>
    /// <exception cref="GitVanException">It can't be taken at all.</exception>
    internal Lease? Take(Job job, RunId run, Interruption interruption)
    {
        if (job.Concurrency.Lock is not { } word)
            return null;
        var name = LockName.Parse(word);
        var request = new LockRequest { Owner = job.Id.Value, Ttl = settings.Ttl, Timeout = job.LockTimeout ?? settings.Timeout, RunId = run.Value };
        return Store.Acquire(name, request, interruption) switch
        {
            LockAttempt.Acquired(var lease) => lease,
            LockAttempt.HeldBy(var holder) => throw new RunLockedException(name, holder),
            _ => throw new OperationCanceledException(),
        };
    }
}
