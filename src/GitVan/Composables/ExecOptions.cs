namespace GitVan;

/// <summary>What a program is given.</summary>
public sealed record ExecOptions
{
    /// <summary>The folder it runs in, relative to the top of the work tree, which it is where this is left out.</summary>
    public string? WorkingDirectory { get; init; }

    /// <summary>Variables added to its environment.</summary>
    public Dictionary<string, string> Environment { get; init; } = [];

    /// <summary>Its standard input; none where it is left out.</summary>
    public string? Input { get; init; }

    /// <summary>After which it is ended.</summary>
    public TimeSpan? Timeout { get; init; }
}
