namespace GitVan.Benchmarks;

/// <summary>Everything that is measured, in scratch repositories made for it.</summary>
internal sealed class Cases
{
    private const string Configuration =
        """
        hooks:
          pre-commit:
            jobs:
              - { name: nothing, run: "JOB" }

        """;

    private const string LefthookConfiguration =
        """
        pre-commit:
          jobs:
            - name: nothing
              run: "JOB"

        """;

    private const string PrekConfiguration =
        """
        repos:
          - repo: local
            hooks:
              - { id: nothing, name: nothing, language: system, entry: "JOB", always_run: true, pass_filenames: false }

        """;

    /// <param name="sources">The folder that jobs in C# and other languages are copied from.</param>
    public Cases(Scratch scratch, string executable, string sources)
    {
        var git = Scratch.Get("git");
        var none = new CommitRepository(scratch, "no-hook");
        none.Git("add", "-A");
        none.Git("commit", "-q", "-m", "first");

        var ours = new CommitRepository(scratch, "gitvan");
        ours.Install(job => ours.Write("gitvan.yaml", Configuration.Replace("JOB", job)), () => Scratch.Run(ours.Command(executable, "ensure")));

        True = new("`true`", ours.Command(Scratch.Get("true")));
        GitVersion = new("`git --version`", ours.Command(git, "--version"));
        Version = new("`gitvan --version`", ours.Command(executable, "--version"));
        EmptyHook = new("`gitvan hook pre-push`, no job for it", ours.Command(executable, "hook", "pre-push", "origin", "nowhere"));
        Hook = new("`gitvan hook pre-commit`, one `true` job", ours.Command(executable, "hook", "pre-commit"));
        JobRun = new("`gitvan job run` of it", ours.Command(executable, "job", "run", "nothing"));
        NoHook = Commit("no hook", none);
        Shell = Commit("a plain `sh` hook", InstallShell(new CommitRepository(scratch, "sh")));
        Lefthook = InstallPeer(scratch, "lefthook", "lefthook", "version", (repository, peer) => repository.Install(
            job => repository.Write("lefthook.yml", LefthookConfiguration.Replace("JOB", job)),
            () => Scratch.Run(repository.Command(peer.Executable, "install"))));
        Prek = InstallPeer(scratch, "@j178/prek", "prek", "--version", (repository, peer) => repository.Install(
            job => repository.Write(".pre-commit-config.yaml", PrekConfiguration.Replace("JOB", job)),
            () => Scratch.Run(repository.Command(peer.Executable, "install"))));
        Ours = Commit("gitvan", ours);

        Languages = new LanguageCases(scratch, executable, sources);
        Missing.AddRange(Languages.Missing);

        none.Age();
        ours.Age();
    }

    public Case True { get; }

    public Case GitVersion { get; }

    public Case Version { get; }

    public Case EmptyHook { get; }

    public Case Hook { get; }

    public Case JobRun { get; }

    public Case NoHook { get; }

    public Case Shell { get; }

    public Case? Lefthook { get; }

    public Case? Prek { get; }

    public Case Ours { get; }

    public LanguageCases Languages { get; }

    /// <summary>What could not be measured, and why.</summary>
    public List<string> Missing { get; } = [];

    public IReadOnlyList<Case> StartUps => [True, GitVersion, Version, EmptyHook, Languages.CrowdedHook];

    public IReadOnlyList<Case> Jobs => [True, JobRun, Hook];

    public IReadOnlyList<Case> Commits => [.. new[] { NoHook, Shell, Lefthook, Prek, Ours }.OfType<Case>()];

    public IReadOnlyList<Case> All => [.. StartUps.Concat(Jobs).Concat(Languages.Jobs).Concat(Commits).Distinct()];

    private static Case Commit(string name, CommitRepository repository) => new(name, repository.Commit) { Prepare = repository.Stage };

    private static CommitRepository InstallShell(CommitRepository repository)
    {
        repository.Install(
            job => repository.Write(".git/hooks/pre-commit", $"#!/bin/sh\n{job}\n"),
            () => File.SetUnixFileMode(repository.PathOf(".git/hooks/pre-commit"), (UnixFileMode)0b111_101_101));
        repository.Age();
        return repository;
    }

    private Case? InstallPeer(Scratch scratch, string package, string name, string versionArgument, Action<CommitRepository, Peer> install)
    {
        if (Peer.Install(scratch, package, name, versionArgument, out var reason) is not { } peer)
        {
            Missing.Add($"{name}: {reason}");
            return null;
        }

        var repository = new CommitRepository(scratch, name, Path.GetDirectoryName(peer.Executable));
        install(repository, peer);
        repository.Age();
        return Commit($"{name} {peer.Version}", repository);
    }
}
