namespace GitVan.Scripts;

/// <summary>What is the same for all scripts of a run.</summary>
internal sealed record ScriptOptions
{
    /// <summary>What the scripts call <c>gitvan</c>; null where they don't.</summary>
    public string? Executable { get; init; }

    /// <summary>How long one command may take.</summary>
    public TimeSpan Limit { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>Shows where a failed script ran, instead of removing it.</summary>
    public bool KeepFailed { get; init; } = true;
}
