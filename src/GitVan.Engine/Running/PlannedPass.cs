namespace GitVan.Engine.Running;

/// <summary>What the jobs of a hook would do in one pass.</summary>
/// <param name="Refs">What is pushed, as people named it; empty where it is about none.</param>
/// <param name="TreeOf">The commit whose temporary work tree they would run in; null where they run here.</param>
public sealed record PlannedPass(IReadOnlyList<string> Refs, string? TreeOf, IReadOnlyList<PlannedRun> Runs);
