using GitVan.Engine.Git;

namespace GitVan.Engine.Locks;

/// <summary>
/// A lock that is ours until this is disposed. A thread in the background renews it; <see cref="Lost"/> says when somebody else has it, or
/// may have.
/// </summary>
public sealed class Lease : IDisposable
{
    private readonly LockRef place;
    private readonly TimeProvider time;
    private readonly Action<string> step;
    private readonly Lock moving = new();
    private readonly CancellationTokenSource lost, ended = new();
    private readonly Thread? keeper;
    private LockRecord record;
    private ObjectId value;

    /// <param name="since">The timestamp before the ref was moved: others may count from any moment after it.</param>
    internal Lease(LockRef place, LockRecord record, ObjectId value, long since, bool isRenewed, TimeProvider time, Action<string> step)
    {
        (this.place, this.record, this.value, this.time, this.step) = (place, record, value, time, step);
        lost = new CancellationTokenSource(Left(since), time);
        Lost = lost.Token;
        if (!isRenewed)
            return;
        keeper = new Thread(Keep) { IsBackground = true, Name = "lock renewal" };
        keeper.Start();
    }

    public LockName Name => place.Name;

    /// <summary>The fencing token: higher than that of everybody who held the lock before.</summary>
    public long Token => record.Token;

    /// <summary>Cancelled when the lock is no longer ours, or could not be renewed for a whole ttl.</summary>
    public CancellationToken Lost { get; }

    /// <summary>The object that the lock's ref names while it is ours. Renewing changes it.</summary>
    public ObjectId Value
    {
        get
        {
            lock (moving)
                return value;
        }
    }

    /// <summary>Moves refs in one transaction that goes through only while the lock is ours.</summary>
    /// <param name="commands">Lines of <c>git update-ref --stdin</c>, such as <c>update refs/x &lt;new&gt; &lt;old&gt;</c>.</param>
    /// <returns>What git said; it refuses where one of the other refs is not as the commands expect.</returns>
    /// <exception cref="LockLostException">The lock is somebody else's, and no ref was moved.</exception>
    public GitResult UpdateRefs(IReadOnlyList<string> commands)
    {
        if (!Lost.IsCancellationRequested && !ended.IsCancellationRequested)
        {
            // Held against renewals of our own, which would change the value under git's hands.
            lock (moving)
            {
                var result = place.Run(value, commands);
                if (result.Succeeded || place.Find() == value)
                    return result;
            }

            lost.Cancel();
        }

        throw new LockLostException(Name, Token);
    }

    /// <summary>Releases the lock, if it is still ours. Where that can't be written, others take it over after its ttl.</summary>
    public void Dispose()
    {
        if (ended.IsCancellationRequested)
            return;
        ended.Cancel();
        if (keeper != Thread.CurrentThread)
            keeper?.Join();
        try
        {
            if (place.Find() == value)
                place.Move(value, place.Write(record with { State = LockState.Released }));
            step("lock released");
        }
        catch (GitVanException)
        {
        }

        lost.Dispose();
        ended.Dispose();
    }

    private void Keep()
    {
        // Two may fail and the third still comes in time.
        while (WaitFor(record.Ttl / 4))
        {
            if (!TryRenew())
            {
                lost.Cancel();
                return;
            }
        }
    }

    /// <returns>False when there is nothing more to wait for.</returns>
    private bool WaitFor(TimeSpan delay)
    {
        using var due = new CancellationTokenSource(delay, time);
        return WaitHandle.WaitAny([ended.Token.WaitHandle, lost.Token.WaitHandle, due.Token.WaitHandle]) == 2;
    }

    /// <returns>False when the ref is no longer ours. What fails otherwise is tried again until the ttl is over.</returns>
    private bool TryRenew()
    {
        try
        {
            var since = time.GetTimestamp();
            lock (moving)
            {
                var next = record with { Beat = record.Beat + 1 };
                var renewed = place.Write(next);
                if (!place.Move(value, renewed).Succeeded && place.Find() is var found && found != renewed)
                    return found == value;
                (record, value) = (next, renewed);
            }

            lost.CancelAfter(Left(since));
            step("lock renewed");
            return true;
        }
        catch (GitVanException)
        {
            return true;
        }
    }

    private TimeSpan Left(long since) => record.Ttl - time.GetElapsedTime(since) is var left && left > TimeSpan.Zero ? left : TimeSpan.Zero;
}
