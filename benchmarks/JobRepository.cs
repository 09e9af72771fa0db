using System.Collections;

namespace GitVan.Benchmarks;

/// <summary>A repository of 1,000 files with jobs in C#, JavaScript and other languages, built and described before anything is measured.</summary>
/// <param name="sources">The folder that jobs are copied from.</param>
internal sealed class JobRepository(Scratch scratch, string name, string executable, string sources)
{
    private readonly CommitRepository repository = new(scratch, name);

    public Command Run(string job) => Command(executable, "job", "run", job);

    public Command Command(string program, params string[] arguments) => repository.Command(program, arguments);

    /// <param name="source">A file of the folder, such as <c>csharp/empty.cs</c>.</param>
    /// <param name="path">What it is called below the jobs folder.</param>
    public void Add(string source, string path)
    {
        var target = repository.PathOf($"jobs/{path}");
        Directory.CreateDirectory(Path.GetDirectoryName(target)!);
        File.Copy(Path.Combine(sources, source), target);
    }

    /// <summary>Commits twice, so that something has changed, and lets all jobs be built and say what they are.</summary>
    public void Prepare()
    {
        repository.Git("add", "-A");
        repository.Git("commit", "-q", "-m", "first");
        repository.Stage();
        Scratch.Run(repository.Commit);
        Scratch.Run(Command(executable, "job", "list"));
        repository.Age();
    }

    /// <summary>With our own environment: the native compiler may have to be restored.</summary>
    /// <param name="reason">Why it can't be built.</param>
    public bool TryBuildNative(IEnumerable<string> jobs, out string reason)
    {
        var environment = Environment.GetEnvironmentVariables().Cast<DictionaryEntry>().ToDictionary(pair => (string)pair.Key, pair => (string)pair.Value!);
        foreach (var (variable, value) in scratch.Environment().Where(pair => pair.Key.StartsWith("GIT_", StringComparison.Ordinal)))
            environment[variable] = value;
        var exitCode = Scratch.TryRun(Command(executable, ["job", "build", "--native", .. jobs]) with { Environment = environment }, out var output);
        reason = output.Split('\n').FirstOrDefault(line => line.Contains("error", StringComparison.Ordinal)) ?? output.Trim();
        return exitCode == 0;
    }
}
