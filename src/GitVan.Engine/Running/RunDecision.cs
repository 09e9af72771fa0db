namespace GitVan.Engine.Running;

/// <summary>Whether one job runs.</summary>
/// <param name="Files">What its file list comes to, relative to its root; null where it has none.</param>
/// <param name="Skip">One line why there is nothing for it to do; null where there is.</param>
/// <param name="Refusal">One line why it must not run; null where it may.</param>
public sealed record RunDecision(IReadOnlyList<string>? Files = null, string? Skip = null, string? Refusal = null);
