using GitVan.Engine.Jobs;
using GitVan.Engine.Running;

namespace GitVan.Engine.Hooks;

/// <summary>What a hook led to.</summary>
public sealed record HookOutcome
{
    public required int ExitCode { get; init; }

    /// <summary>What the jobs led to: once, or for a push once for each pass; none where no job had to run.</summary>
    public IReadOnlyList<TriggerOutcome> Passes { get; init; } = [];

    /// <summary>Files that should be jobs and are none; one of them may belong to this hook.</summary>
    public IReadOnlyList<JobProblem> Problems { get; init; } = [];

    /// <summary>Tracked files that the jobs changed, where that fails the hook.</summary>
    public IReadOnlyList<string> Changed { get; init; } = [];

    /// <summary>Shims that were written because jobs for their hooks arrived.</summary>
    public IReadOnlyList<ShimChange> Arrived { get; init; } = [];
}
