using System.Globalization;

namespace GitVan.Benchmarks.Hooks;

/// <summary>
/// A repository in which all hook managers are installed, each with hooks of its own that <c>core.hooksPath</c> chooses; so all meet the same
/// files and the same index. Each run begins where the one before began: only HEAD is moved back, and what was staged still is.
/// </summary>
internal sealed class HookRepository
{
    private const int FilesInFolder = 100, Commits = 100;

    // Of a file that is staged in part: what the job mends stands in the staged half.
    public const string Unmended = "bad", Mended = "good";
    private const string FirstFile = "area-0/file-0.txt";

    private readonly string folder, git = Scratch.Get("git"), first, last;
    private readonly IReadOnlyDictionary<string, string> environment;

    /// <param name="programs">Folders that come first on the PATH.</param>
    public HookRepository(Scratch scratch, int files, string programs)
    {
        Files = files;
        environment = scratch.Environment(programs);
        folder = Directory.CreateDirectory(scratch.In($"hooks/{files.ToString(CultureInfo.InvariantCulture)}/work")).FullName;
        Git("init", "-q");
        Write(".git/info/exclude", "/gitvan.yaml\n/lefthook.yml\n/.prek.yaml\n/.pre-commit-config.yaml\n/.husky\n/.lintstagedrc.json\n/node_modules\n");
        for (var i = 0; i < files; i++)
            WriteOld(PathOf(i), $"file {i}\n");
        Commit("first");
        first = Head();
        Git("clone", "-q", "--bare", folder, "../remote.git");
        Git("remote", "add", "origin", "../remote.git");
        Git("fetch", "-q");
        Git("branch", "-q", "--set-upstream-to=origin/main");
        for (var i = 0; i < Commits; i++)
        {
            WriteOld(PathOf(i), $"file {i}, changed\n");
            Commit($"commit {i}");
        }

        last = Head();
    }

    public int Files { get; }

    public Command Command(string program, params string[] arguments) => new(program, arguments, folder, environment);

    public string Git(params string[] arguments) => Scratch.Run(Command(git, arguments));

    public string PathOf(string path) => Path.Combine(folder, path);

    public void Write(string path, string text) => File.WriteAllText(PathOf(path), text);

    /// <summary>Stages what the row needs, and makes all files older than the index: git reads files again that are not.</summary>
    public void Begin(HookRow row)
    {
        Git("reset", "-q", "--hard", last);
        for (var i = 0; i < row.Changed; i++)
            WriteOld(PathOf(i), $"file {i}, changed for a row\n");
        for (var i = row.Changed; i < Files; i++)
            Age(PathOf(PathOf(i)));
        Git("add", "-u");
        Git("update-index", "-q", "--refresh");
        File.SetLastWriteTimeUtc(PathOf(".git/index"), DateTime.UtcNow.AddDays(-1));
    }

    /// <summary>Puts back what one run has moved.</summary>
    public void Reset(HookRow row)
    {
        if (row.Pushes)
        {
            Git("--git-dir=../remote.git", "update-ref", "refs/heads/main", first);
            Git("update-ref", "refs/remotes/origin/main", first);
        }
        else if (row.Fixes)
        {
            Git("reset", "-q", "--soft", last);
            WriteOld(FirstFile, $"{Unmended}\n\n\n\n\n\n\n\nend\n");
            Git("add", FirstFile);
            WriteOld(FirstFile, $"{Unmended}\n\n\n\n\n\n\n\nend, not staged\n");
        }
        else if (!row.AllFiles)
        {
            Git("update-ref", "HEAD", last);
        }
    }

    /// <summary>Whether the fixer's work was committed, and the rest of the file was left as it was.</summary>
    public bool IsMended() =>
        Git("show", $"HEAD:{FirstFile}").EndsWith("end", StringComparison.Ordinal) && Git("show", $"HEAD:{FirstFile}").StartsWith(Mended, StringComparison.Ordinal)
        && File.ReadAllText(PathOf(FirstFile)).EndsWith("end, not staged\n", StringComparison.Ordinal);

    public Command Measured(HookRow row, HookManager manager) => row switch
    {
        { AllFiles: true } => manager.RunOnAllFiles(this),
        { Pushes: true } => Command(git, "-c", $"core.hooksPath={PathOf(manager.HooksFolder)}", "push", "-q", "origin", "main"),
        _ => Command(git, ["-c", $"core.hooksPath={PathOf(manager.HooksFolder)}", "commit", "-q", "-m", "x", .. row.Changed == 0 ? ["--allow-empty"] : Array.Empty<string>()]),
    };

    private void Commit(string message)
    {
        Git("add", "-A");
        Git("commit", "-q", "-m", message);
    }

    private string Head() => Git("rev-parse", "HEAD");

    private static string PathOf(int file) => $"area-{file / FilesInFolder}/file-{file}.txt";

    private void WriteOld(string path, string text)
    {
        path = PathOf(path);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
        Age(path);
    }

    private static void Age(string path) => File.SetLastWriteTimeUtc(path, DateTime.UtcNow.AddDays(-2));
}
