namespace GitVan.Benchmarks.Hooks;

/// <summary>One row in a repository of one size, by all hook managers.</summary>
internal sealed record HookTable(HookRow Row, int Files, IReadOnlyList<HookCase> Cases)
{
    public Case Base => Cases.Single(one => one.Manager is NoHook).Case!;

    public Case? Of(HookManager manager) => Cases.Single(one => one.Manager == manager).Case;

    public TimeSpan? Added(HookManager manager) => Of(manager) is { } one ? one.Median - (Row.AllFiles ? TimeSpan.Zero : Base.Median) : null;
}
