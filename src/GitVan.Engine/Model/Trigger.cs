namespace GitVan.Engine.Model;

/// <summary>Why something runs.</summary>
public abstract record Trigger
{
    private Trigger() { }

    /// <summary>Git came to this hook, or a person asked for it by <c>gitvan hook run</c>.</summary>
    public sealed record Hook(string Name, IReadOnlyList<string> Arguments) : Trigger;

    /// <summary>A person named the job.</summary>
    public sealed record Person : Trigger;

    /// <summary>Another job was about to run, or had run.</summary>
    /// <param name="Event"><c>job:before</c>, <c>job:after</c> or <c>job:error</c>.</param>
    /// <param name="Id">The other job.</param>
    /// <param name="Result">How its run ended; null before it.</param>
    public sealed record Job(string Event, JobId Id, RunResult? Result = null) : Trigger;

    /// <summary>The word for it in receipts.</summary>
    public string Kind => this switch
    {
        Hook => "hook",
        Job => "job",
        _ => "person",
    };

    /// <summary>For messages: the hook's name, <c>job:after other</c>, or <c>by hand</c>.</summary>
    public sealed override string ToString() => this switch
    {
        Hook hook => hook.Name,
        Job job => $"{job.Event} {job.Id}",
        _ => "by hand",
    };
}
