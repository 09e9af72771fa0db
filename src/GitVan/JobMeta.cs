namespace GitVan;

/// <summary>What people see of a job.</summary>
public sealed record JobMeta
{
    /// <summary>What people call it; commands take it as well as the id. The id, made from the file's path, where it is left out.</summary>
    public string? Name { get; init; }

    /// <summary>One line.</summary>
    public string? Description { get; init; }

    /// <summary>Words to choose jobs by.</summary>
    public IReadOnlyList<string> Tags { get; init; } = [];

    /// <summary>The job's own version; kept in its receipts.</summary>
    public string? Version { get; init; }
}
