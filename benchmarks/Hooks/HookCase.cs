namespace GitVan.Benchmarks.Hooks;

/// <summary>One row by one hook manager.</summary>
/// <param name="Case">Null where there is nothing to measure.</param>
/// <param name="Found">What was seen of the jobs before measuring, or why nothing was measured.</param>
internal sealed record HookCase(HookManager Manager, Case? Case, string Found);
