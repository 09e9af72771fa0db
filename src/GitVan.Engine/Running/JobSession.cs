using GitVan.Engine.Locks;
using GitVan.Engine.Processes;
using GitVan.Engine.Protocol;

namespace GitVan.Engine.Running;

/// <summary>One attempt of a run while its job speaks to the engine: what the job was given, what it left here, and what is undone when it ends.</summary>
public sealed class JobSession : IDisposable
{
    private readonly Lock gate = new();
    private readonly List<Action> undo = [];

    public required RunContext Context { get; init; }

    public required RunRequest Request { get; init; }

    /// <summary>The job's environment.</summary>
    public required IReadOnlyDictionary<string, string> Environment { get; init; }

    /// <summary>Told what other jobs do that this one runs.</summary>
    public required IRunObserver Observer { get; init; }

    /// <summary>From 1.</summary>
    public required int Attempt { get; init; }

    /// <summary>The lock that the engine holds for this run; null for none.</summary>
    public Lease? Lease { get; init; }

    /// <summary>Raised when the job is to end, or has: what it waits for is then given up.</summary>
    public required Interruption Ending { get; init; }

    /// <summary>To tell the job what it did not ask for.</summary>
    public required JobConversation Conversation { get; init; }

    /// <summary>What the job attached to its receipt.</summary>
    public JobAttachments Attachments { get; } = new();

    /// <summary>Done when the job has ended, the last one first.</summary>
    public void AtEnd(Action action)
    {
        lock (gate)
            undo.Add(action);
    }

    public void Dispose()
    {
        for (var i = undo.Count - 1; i >= 0; i--)
            undo[i]();
    }
}
