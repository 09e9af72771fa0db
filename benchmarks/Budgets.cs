namespace GitVan.Benchmarks;

/// <summary>The budgets that can be measured by now.</summary>
internal static class Budgets
{
    public static IReadOnlyList<Budget> Of(Cases cases)
    {
        var (added, languages) = (Added(cases.Ours, cases.NoHook), cases.Languages);
        return
        [
            new("start-up, `gitvan --version`", 6, cases.Version.Median.TotalMilliseconds, "ms"),
            new("start-up against `git --version`", 4, cases.Version.Median / cases.GitVersion.Median, "×"),
            new("peak memory, `gitvan --version`", 12, cases.Version.PeakMemory / 1024.0, "MB"),
            new("a hook with no job for it, against start-up", 1.2, cases.EmptyHook.Median / cases.Version.Median, "×"),
            new("processes that such a hook starts", 0, cases.EmptyHook.Processes?.Processes - 1, ""),
            new("processes that it starts beside 20 C# and JavaScript jobs of other hooks", 0, languages.CrowdedHook.Processes?.Processes - 1, ""),
            new("git processes of a hook whose job takes no files", 2, cases.Hook.Processes?.Git, ""),
            new("time a commit takes longer, against lefthook", 0.5, cases.Lefthook is { } peer ? added / Added(peer, cases.NoHook) : null, "×"),
            new("overhead around a job, `gitvan job run`", 10, Added(cases.JobRun, cases.True).TotalMilliseconds, "ms"),
            new("overhead around a job, `gitvan hook`", 10, Added(cases.Hook, cases.True).TotalMilliseconds, "ms"),
            new("a warm native C# job, whole command", 20, languages.Native?.Median.TotalMilliseconds, "ms"),
            new("a warm managed C# job, whole command", 110, languages.Managed.Median.TotalMilliseconds, "ms"),
            new("a protocol call from native C#", 60, languages.NativeCalls?.Root.Median.TotalMicroseconds, "µs"),
        ];
    }

    public static TimeSpan Added(Case one, Case without) => one.Median - without.Median;
}
