namespace GitVan.Benchmarks.Hooks;

/// <summary>pre-commit, and prek, which reads the same configuration and can run hooks of one priority in parallel.</summary>
internal sealed record PreCommitHooks(string Name, string Executable, bool HasPriorities) : HookManager(Name)
{
    private string File => HasPriorities ? ".prek.yaml" : ".pre-commit-config.yaml";

    public override string? Refuses(HookRow row) => row.Fixes ? "fails the commit instead" : null;

    public override void Configure(HookRepository repository, HookRow row, string command)
    {
        var files = row.TakesFiles ? $"files: '{(row.Glob == HookRow.MatchingNothing ? @"\.none$" : @"\.txt$")}', require_serial: true" : "always_run: true, pass_filenames: false";
        var priority = HasPriorities && row.Jobs > 1 ? ", priority: 0" : "";
        var hooks = Enumerable.Range(0, row.Jobs).Select(i => $"      - {{ id: job-{i}, name: job-{i}, language: system, entry: \"{command}\", {files}{priority} }}\n");
        repository.Write(File, $"repos:\n  - repo: local\n    hooks:\n{string.Concat(hooks)}");
    }

    public override void Install(HookRepository repository, HookRow row) =>
        Scratch.Run(repository.Command(Executable, "install", "--config", File, "--hook-type", row.Hook));

    public override Command RunOnAllFiles(HookRepository repository) => repository.Command(Executable, "run", "--config", File, "--all-files");
}
