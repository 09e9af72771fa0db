using GitVan.Engine.Model;

namespace GitVan.Engine.Running;

/// <summary>What a job would do.</summary>
/// <param name="Commands">What would be started, as people write it; several where the files are too many for one.</param>
/// <param name="Facts">What led to it, a line each.</param>
public sealed record PlannedRun(Job Job, RunDecision Decision, IReadOnlyList<string> Commands, IReadOnlyList<string> Facts);
