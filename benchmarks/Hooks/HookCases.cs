namespace GitVan.Benchmarks.Hooks;

/// <summary>Each row by each hook manager in repositories of two sizes. In a row the hook managers take turns.</summary>
internal sealed class HookCases
{
    private static readonly int[] Sizes = [1_000, 50_000];

    private readonly string executable, log, mark;
    private readonly Scratch scratch;
    private readonly List<HookManager> managers = [new NoHook()];

    public HookCases(Scratch scratch, string executable)
    {
        this.scratch = scratch;
        this.executable = executable;
        log = scratch.In("jobs-seen");
        mark = scratch.In("mark");
        File.WriteAllText(mark, $"#!/bin/sh\necho $# >> {log}\n");
        File.SetUnixFileMode(mark, (UnixFileMode)0b111_101_101);
        managers.Add(new GitVanHooks(executable));
        AddPeers();
    }

    public IReadOnlyList<HookManager> Managers => managers;

    /// <summary>What could not be measured, and why.</summary>
    public List<string> Missing { get; } = [];

    public List<HookTable> Tables { get; } = [];

    public void Measure(int rounds)
    {
        var programs = string.Join(':', managers.OfType<LefthookHooks>().Select(one => Path.GetDirectoryName(one.Peer.Executable)).Prepend(Path.GetDirectoryName(executable)));
        foreach (var size in Sizes)
        {
            var repository = new HookRepository(scratch, size, programs);
            foreach (var row in HookRow.All)
            {
                Console.WriteLine($"bench: {row.Name}, {size} files");
                repository.Begin(row);
                var table = new HookTable(row, size, [.. managers.Select(manager => Prepare(repository, row, manager))]);
                for (var round = -1; round < rounds; round++)
                {
                    foreach (var one in table.Cases)
                        one.Case?.Measure(keep: round >= 0);
                }

                Tables.Add(table);
            }
        }
    }

    /// <summary>Installs it with a job that leaves a mark, sees what it runs, and then sets it up with the job that is measured.</summary>
    private HookCase Prepare(HookRepository repository, HookRow row, HookManager manager)
    {
        if (manager.Refuses(row) is { } refusal)
            return new HookCase(manager, null, refusal);
        var fix = $"sed -i s/{HookRepository.Unmended}/{HookRepository.Mended}/";
        try
        {
            Install(repository, row, manager, row.Fixes ? fix : mark);
            File.Delete(log);
            repository.Reset(row);
            var command = repository.Measured(row, manager);
            Scratch.Run(command);
            if (manager is not NoHook && row.Fixes && !repository.IsMended())
                return new HookCase(manager, null, "does not keep what is not staged");
            var found = row.Fixes ? "mended" : Seen();
            Install(repository, row, manager, row.Fixes ? fix : "true");
            return new HookCase(manager, new Case(manager.Name, command) { Prepare = () => repository.Reset(row) }, manager is NoHook ? "" : found);
        }
        catch (BenchmarkFailed failure)
        {
            Console.WriteLine($"bench: not measured: {manager.Name}, {row.Name}: {failure.Message}");
            return new HookCase(manager, null, "can't");
        }
    }

    // A hook manager that has written into .git/hooks is moved out of the next one's way.
    private static void Install(HookRepository repository, HookRow row, HookManager manager, string command)
    {
        manager.Configure(repository, row, command);
        var (hooks, own) = (Directory.CreateDirectory(repository.PathOf(".git/hooks")).FullName, repository.PathOf(manager.HooksFolder));
        manager.Install(repository, row);
        if (!own.StartsWith(hooks, StringComparison.Ordinal))
            return;
        if (Directory.Exists(own))
            Directory.Delete(own, recursive: true);
        Directory.Move(hooks, own);
    }

    private string Seen()
    {
        List<int> starts = File.Exists(log) ? [.. File.ReadLines(log).Select(int.Parse)] : [];
        return starts is [] ? "no job" : starts.Sum() == 0 ? $"{starts.Count}" : $"{starts.Count}, {starts.Sum()} files";
    }

    private void AddPeers()
    {
        if (Peer.Install(scratch, "lefthook", "lefthook", "version", out var reason) is { } lefthook)
            managers.Add(new LefthookHooks(lefthook));
        else
            Missing.Add($"lefthook: {reason}");
        if (Peer.Install(scratch, "@j178/prek", "prek", "--version", out reason) is { } prek)
            managers.Add(new PreCommitHooks("prek", prek.Executable, HasPriorities: true));
        else
            Missing.Add($"prek: {reason}");
        if (Npm.Install(scratch, "husky", ["husky", "lint-staged"], out reason) is { } modules)
            managers.Add(new HuskyHooks(modules));
        else
            Missing.Add($"husky with lint-staged: {reason}");
        if (Scratch.Find("pre-commit") is { } preCommit)
            managers.Add(new PreCommitHooks("pre-commit", preCommit, HasPriorities: false));
        else
            Missing.Add("pre-commit: not installed; `apt-get install pre-commit`");
    }
}
