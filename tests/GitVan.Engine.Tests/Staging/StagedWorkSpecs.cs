using System.Security.Cryptography;
using System.Text;
using GitVan.Engine.Git;
using GitVan.Engine.Processes;
using GitVan.Engine.Staging;

namespace GitVan.Engine.Tests.Staging;

/// <summary>Random staging, unstaged edits, and fixers that run at the same time, one of which may fail, on real repositories, against a simple model.</summary>
public sealed class StagedWorkSpecs(ITestOutputHelper output)
{
    private const int FilesOfARepository = 200;

    private static readonly string EmptyBlob = BlobOf("");

    [Theory]
    [InlineData(10)]
    public void Index_and_work_tree_hold_what_the_model_says(int repositories)
    {
        var seed = Random.Shared.Next();
        for (var i = 0; i < repositories; i++, seed++)
        {
            output.WriteLine($"seed {seed}");
            Check(seed);
        }
    }

    /// <summary>Seeds that have failed once.</summary>
    [Theory]
    [InlineData(1)]
    public void A_seed_that_failed_passes(int seed) => Check(seed);

    private static void Check(int seed)
    {
        var random = new Random(seed);
        int? failed = random.Next(2) == 0 ? random.Next(StagedCase.Jobs) : null;
        using var temporary = new TempRepository();
        temporary.Write(".gitattributes", "/crlf/* text eol=crlf\n");
        var cases = Enumerable.Range(0, FilesOfARepository).ToDictionary(i => $"{(i % 7 == 0 ? "crlf" : $"d{i % 7}")}/f {i}.txt", _ => new StagedCase(random));
        WriteAll(temporary, cases, one => one.Head);
        temporary.Git("add", "-A");
        temporary.Git("commit", "-q", "-m", "head");
        WriteAll(temporary, cases, one => one.Staged);
        temporary.Git("add", "-A");
        WriteAll(temporary, cases, one => one.Work);
        temporary.Git(temporary.Path, ["add", "-N", "--pathspec-from-file=-", "--pathspec-file-nul"], string.Join('\0', cases.Where(one => one.Value.IsIntended).Select(one => one.Key)));

        var repository = temporary.Find();
        var environment = temporary.Environment();
        environment["PATH"] = Environment.GetEnvironmentVariable("PATH")!;
        string[] given = [.. cases.Where(one => one.Value.Job is not null).Select(one => one.Key)];
        var work = StagedWork.Begin(repository, environment, new GitRunner(repository, environment), TimeProvider.System, Interruption.Never, given, _ => { });
        foreach (var path in given)
            Assert.True(IsThere(temporary, path, cases[path].Seen), $"seed {seed}: the job does not see what is staged in '{path}'");

        Parallel.For(0, StagedCase.Jobs, job =>
        {
            string[] mine = [.. given.Where(path => cases[path].Job == job)];
            var look = work.Look(mine, isExact: false);
            foreach (var path in mine.Where(path => !cases[path].Fixed.IsSame(cases[path].Seen)))
            {
                Write(temporary, path, cases[path].Fixed);

                // A file that is gone has been renamed.
                if (cases[path].Fixed == StagedSide.Absent)
                    Write(temporary, path + ".new", cases[path].Seen);
            }

            if (job != failed)
                work.Stage(look);
        });
        work.End();

        var index = temporary.Git("ls-files", "-z", "--stage").Split('\0', StringSplitOptions.RemoveEmptyEntries).ToDictionary(entry => entry[(entry.IndexOf('\t') + 1)..], entry => entry.Split(' ')[..2]);
        foreach (var (path, one) in cases)
        {
            var entry = index.GetValueOrDefault(path);
            if (one.IsIntended)
                Assert.True(entry?[1] == EmptyBlob, $"seed {seed}: '{path}' is more than intended to be added");
            else if (one.ExpectedIndex(failed) is { Text: { } text, Mode: var mode })
                Assert.True(entry is not null && entry[0] == mode && entry[1] == BlobOf(text), $"seed {seed}: the index has another '{path}'");
            else
                Assert.True(entry is null, $"seed {seed}: the index has '{path}'");
            Assert.True(IsThere(temporary, path, one.ExpectedWork), $"seed {seed}: the work tree has another '{path}'");
            Assert.False(index.ContainsKey(path + ".new"), $"seed {seed}: a new file is staged");
        }

        Assert.False(Directory.Exists(Path.Join(repository.GitDirectory, "gitvan", "saved")));
    }

    private static void WriteAll(TempRepository repository, Dictionary<string, StagedCase> cases, Func<StagedCase, StagedSide> side)
    {
        foreach (var (path, one) in cases)
            Write(repository, path, side(one));
    }

    private static void Write(TempRepository repository, string path, StagedSide side)
    {
        var full = Path.Join(repository.Path, path);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        File.Delete(full);
        if (side.IsLink)
            File.CreateSymbolicLink(full, side.Text!);
        else if (side.Text is { } text)
        {
            File.WriteAllText(full, AsInWorkTree(path, text));
            if (side.CanRun && !OperatingSystem.IsWindows())
                File.SetUnixFileMode(full, File.GetUnixFileMode(full) | UnixFileMode.UserExecute);
        }
    }

    private static bool IsThere(TempRepository repository, string path, StagedSide side)
    {
        var file = new FileInfo(Path.Join(repository.Path, path));
        if (side.IsLink)
            return file.LinkTarget == side.Text;
        if (side.Text is not { } text)
            return !file.Exists && file.LinkTarget is null;
        return file.Exists && file.LinkTarget is null && File.ReadAllText(file.FullName) == AsInWorkTree(path, text) && (OperatingSystem.IsWindows() || file.UnixFileMode.HasFlag(UnixFileMode.UserExecute) == side.CanRun);
    }

    private static string AsInWorkTree(string path, string text) => path.StartsWith("crlf/", StringComparison.Ordinal) ? text.ReplaceLineEndings("\r\n") : text;

    private static string BlobOf(string text) => Convert.ToHexStringLower(SHA1.HashData(Encoding.UTF8.GetBytes($"blob {Encoding.UTF8.GetByteCount(text)}\0{text}")));
}
