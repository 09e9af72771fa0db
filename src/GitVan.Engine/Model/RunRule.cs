namespace GitVan.Engine.Model;

/// <summary>When a job runs: where one of <paramref name="Only"/> holds, if there are any, and none of <paramref name="Skip"/>.</summary>
public sealed record RunRule(IReadOnlyList<RunCondition> Only, IReadOnlyList<RunCondition> Skip);
