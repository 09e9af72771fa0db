using GitVan.Engine.Git;
using GitVan.Engine.Model;
using GitVan.Engine.Processes;

namespace GitVan.Engine.Composables;

/// <summary>What the methods of one run work on. At its end what lasts no longer than the run is undone.</summary>
public sealed class RunScope : IDisposable
{
    private readonly Lock gate = new();
    private readonly Stack<Action> undo = new();
    private int folders;

    public required Repository Repository { get; init; }

    /// <summary>Git as <see cref="JobGit"/> makes it.</summary>
    public required GitRunner Git { get; init; }

    public required Subject Subject { get; init; }

    public required RunId Run { get; init; }

    public required TimeProvider Time { get; init; }

    /// <summary>The ref of a lock and the value it has while this run holds it; null where it does not hold it.</summary>
    public Func<string, Ref?> FindLock { get; init; } = _ => null;

    /// <summary>A folder that no other run has and that does not exist yet.</summary>
    public string NewFolder(string kind) => Path.Join(Repository.StateDirectory, kind, $"{Run}-{Interlocked.Increment(ref folders)}");

    /// <summary>Has this done when the run ends, what came last first. It must not throw.</summary>
    public void AtEnd(Action action)
    {
        lock (gate)
            undo.Push(action);
    }

    public void Dispose()
    {
        while (true)
        {
            Action? action;
            lock (gate)
            {
                if (!undo.TryPop(out action))
                    return;
            }

            action();
        }
    }
}
