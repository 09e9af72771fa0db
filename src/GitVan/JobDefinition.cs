namespace GitVan;

/// <summary>What a job is: what people see, what triggers it, its limits, and what it does. Everything but <see cref="Run"/> may be left out.</summary>
/// <seealso cref="Composables.DefineJob"/>
public sealed record JobDefinition
{
    /// <summary>What people see of it.</summary>
    public JobMeta Meta { get; init; } = new();

    /// <summary>The hooks that trigger it.</summary>
    public IReadOnlyList<GitHook> Hooks { get; init; } = [];

    /// <summary>What other jobs do that triggers it.</summary>
    public IReadOnlyList<JobEvent> On { get; init; } = [];

    /// <summary>What it is given, by name; read from <see cref="JobContext.Inputs"/>.</summary>
    public Dictionary<string, JobInput> Inputs { get; init; } = [];

    /// <summary>How long one attempt may take; null for as long as it takes. Whole milliseconds, at most 1,000 hours.</summary>
    public TimeSpan? Timeout { get; init; }

    /// <summary>How often it is tried again after a failure or timeout: 0 to 100.</summary>
    public int Retries { get; init; }

    /// <summary>Before the first retry; doubled before each further one, up to 30 seconds. One second where it is left out.</summary>
    public TimeSpan? Backoff { get; init; }

    /// <summary>Variables added to the job's environment. They are there when <see cref="Run"/> is called.</summary>
    public Dictionary<string, string> Environment { get; init; } = [];

    /// <summary>The folder it runs in, from the top of the repository.</summary>
    public string? Root { get; init; }

    /// <summary>What may run beside it.</summary>
    public JobConcurrency Concurrency { get; init; }

    /// <summary>How long it waits for the lock that <see cref="Concurrency"/> asks for; 30 seconds where it is left out.</summary>
    public TimeSpan? LockTimeout { get; init; }

    /// <summary>Bytes; a job that writes more is ended.</summary>
    public long? MaxOutput { get; init; }

    /// <summary>Jobs of the same hook, by name or id, that must have succeeded before.</summary>
    public IReadOnlyList<string> Needs { get; init; } = [];

    /// <summary>Among the jobs of a hook smaller numbers start first; 0 is last.</summary>
    public int Priority { get; init; }

    /// <summary>When one of these holds it does not run.</summary>
    public IReadOnlyList<JobCondition> Skip { get; init; } = [];

    /// <summary>Where there are any, it runs only when one of these holds.</summary>
    public IReadOnlyList<JobCondition> Only { get; init; } = [];

    /// <summary>No variable and no option skips it.</summary>
    public bool Required { get; init; }

    /// <summary>What it does. Its token is cancelled when the person interrupts, when the time is up, and when gitvan is gone. What it throws fails the run.</summary>
    public required Func<JobContext, CancellationToken, Task<JobResult>> Run { get; init; }
}
