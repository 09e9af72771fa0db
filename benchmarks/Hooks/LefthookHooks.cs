namespace GitVan.Benchmarks.Hooks;

internal sealed record LefthookHooks(Peer Peer) : HookManager("lefthook")
{
    public override void Configure(HookRepository repository, HookRow row, string command)
    {
        var (files, extra) = (row.TakesFiles ? " {staged_files}" : "", row.Fixes ? ", stage_fixed: true" : "");
        var jobs = Enumerable.Range(0, row.Jobs).Select(i => $"    - {{ name: job-{i}, run: \"{command}{files}\", glob: \"{row.Glob}\"{extra} }}\n");
        var parallel = row.Jobs > 1 ? "  parallel: true\n" : "";
        repository.Write("lefthook.yml", $"{row.Hook}:\n{parallel}  jobs:\n{string.Concat(jobs)}");
    }

    public override void Install(HookRepository repository, HookRow row) => Scratch.Run(repository.Command(Peer.Executable, "install"));

    public override Command RunOnAllFiles(HookRepository repository) => repository.Command(Peer.Executable, "run", "pre-commit", "--all-files");
}
