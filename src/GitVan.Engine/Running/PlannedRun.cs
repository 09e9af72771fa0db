using GitVan.Engine.Model;

namespace GitVan.Engine.Running;

/// <summary>What a job would do.</summary>
/// <param name="Commands">What would be started, as people write it; several where the files are too many for one.</param>
/// <param name="Facts">What led to it, a line each.</param>
public sealed record PlannedRun(Job Job, RunDecision Decision, IReadOnlyList<string> Commands, IReadOnlyList<string> Facts)
{
    /// <summary>From 1: jobs of one step may start at the same time, where all those before them have ended.</summary>
    public int Step { get; init; } = 1;

    public bool Runs => Decision is { Skip: null, Refusal: null };
}
