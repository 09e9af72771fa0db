namespace GitVan.Benchmarks;

/// <summary>A repository of 1,000 files in which a commit runs one <c>true</c> job by one hook manager, or none, or which has jobs of its own.</summary>
internal sealed class CommitRepository
{
    private const int Files = 1000, Folders = 25;

    private readonly string folder;
    private readonly string git = Scratch.Get("git");
    private readonly IReadOnlyDictionary<string, string> environment;
    private int changes;

    /// <param name="first">A folder that comes first on the PATH.</param>
    public CommitRepository(Scratch scratch, string name, string? first = null)
    {
        Name = name;
        environment = scratch.Environment(first);
        folder = Directory.CreateDirectory(scratch.In($"repositories/{name}")).FullName;
        Git("init", "-q");
        for (var i = 0; i < Files; i++)
        {
            var path = Path.Combine(folder, $"area-{i % Folders}", $"file-{i}.txt");
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllLines(path, Enumerable.Range(0, 40).Select(line => $"line {line} of file {i}"));
        }
    }

    public string Name { get; }

    public Command Commit => Command(git, "commit", "-q", "-m", "x");

    /// <summary>Stages a change of one file; lefthook runs no job where nothing is staged.</summary>
    public void Stage()
    {
        const string path = "area-0/file-0.txt";
        Write(path, $"change {++changes}\n");
        var add = Command(git, "add", path);
        if (Child.Run(add).ExitCode != 0)
            throw new BenchmarkFailed($"{Name}: `{add}` failed in {folder}");
    }

    public Command Command(string program, params string[] arguments) => new(program, arguments, folder, environment);

    public void Git(params string[] arguments) => Scratch.Run(Command(git, arguments));

    public string PathOf(string path) => Path.Combine(folder, path);

    public void Write(string path, string text) => File.WriteAllText(PathOf(path), text);

    /// <summary>Commits everything, installs the hook manager and sees that it runs its job.</summary>
    /// <param name="configure">Writes the hook manager's configuration, given the job's command.</param>
    public void Install(Action<string> configure, Action install)
    {
        const string mark = "the-job-ran";
        configure($"touch {mark}");
        Git("add", "-A");
        Git("commit", "-q", "--no-verify", "-m", "first");
        install();
        Stage();
        Scratch.Run(Commit);
        if (!File.Exists(PathOf(mark)))
            throw new BenchmarkFailed($"{Name}: a commit did not run the job");
        File.Delete(PathOf(mark));

        configure("true");
        Git("commit", "-q", "-a", "--allow-empty", "--no-verify", "-m", "second");
    }

    /// <summary>
    /// Makes files and index old: git reads a file again that is as young as its index, and the time that takes would be counted.
    /// </summary>
    public void Age()
    {
        var inside = PathOf(".git") + "/";
        foreach (var path in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Where(path => !path.StartsWith(inside, StringComparison.Ordinal)))
            File.SetLastWriteTimeUtc(path, DateTime.UtcNow.AddDays(-2));
        Git("update-index", "-q", "--refresh");
        File.SetLastWriteTimeUtc(PathOf(".git/index"), DateTime.UtcNow.AddDays(-1));
    }
}
