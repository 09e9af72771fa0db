namespace GitVan;

/// <summary>What another job did, as a trigger.</summary>
/// <example><code>On = [JobEvent.After("build"), JobEvent.Error()],</code></example>
public readonly record struct JobEvent
{
    private JobEvent(string kind, string? job) => Name = job is null ? kind : $"{kind}:{job}";

    /// <summary>As the protocol has it: <c>job:after</c>, or <c>job:after:build</c>.</summary>
    public string Name { get; }

    /// <summary>Before a job runs: this one, by id or name, or any.</summary>
    public static JobEvent Before(string? job = null) => new("job:before", job);

    /// <summary>After a job has succeeded.</summary>
    public static JobEvent After(string? job = null) => new("job:after", job);

    /// <summary>After a job has not.</summary>
    public static JobEvent Error(string? job = null) => new("job:error", job);

    /// <inheritdoc cref="Name"/>
    public override string ToString() => Name;
}
