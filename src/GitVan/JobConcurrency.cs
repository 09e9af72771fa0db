namespace GitVan;

/// <summary>What may run beside a job.</summary>
public readonly record struct JobConcurrency
{
    private readonly string? _name;

    private JobConcurrency(string name) => _name = name;

    /// <summary>As the protocol has it: <c>shared</c>, <c>exclusive</c> or a lock's name.</summary>
    public string Name => _name ?? "shared";

    /// <summary>Anything, also itself; takes no lock. The default.</summary>
    public static JobConcurrency Shared { get; } = new("shared");

    /// <summary>No other exclusive job of the repository.</summary>
    public static JobConcurrency Exclusive { get; } = new("exclusive");

    /// <summary>No other job with the same lock.</summary>
    public static JobConcurrency Lock(string name) => new(name);

    /// <inheritdoc cref="Name"/>
    public override string ToString() => Name;
}
