namespace GitVan.Benchmarks.Hooks;

internal sealed record GitVanHooks(string Executable) : HookManager("gitvan")
{
    public override void Configure(HookRepository repository, HookRow row, string command)
    {
        var (files, extra) = (row.TakesFiles ? " {staged_files}" : "", row.Fixes ? ", stage_fixed: true" : "");
        var jobs = Enumerable.Range(0, row.Jobs).Select(i => $"      - {{ name: job-{i}, run: \"{command}{files}\", glob: \"{row.Glob}\"{extra} }}\n");
        var parallel = row.Jobs > 1 ? "    parallel: true\n" : "";
        repository.Write("gitvan.yaml", $"hooks:\n  {row.Hook}:\n{parallel}    jobs:\n{string.Concat(jobs)}");
    }

    public override void Install(HookRepository repository, HookRow row) => Scratch.Run(repository.Command(Executable, "ensure"));

    public override Command RunOnAllFiles(HookRepository repository) => repository.Command(Executable, "hook", "run", "pre-commit", "--all-files");
}
