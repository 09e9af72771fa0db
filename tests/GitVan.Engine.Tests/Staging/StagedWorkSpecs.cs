using System.Security.Cryptography;
using System.Text;
using GitVan.Engine.Git;
using GitVan.Engine.Processes;
using GitVan.Engine.Staging;

namespace GitVan.Engine.Tests.Staging;

/// <summary>Random staging, unstaged edits and fixers on real repositories, against a simple model.</summary>
public sealed class StagedWorkSpecs(ITestOutputHelper output)
{
    private const int FilesOfARepository = 200;

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
        using var temporary = new TempRepository();
        var cases = Enumerable.Range(0, FilesOfARepository).ToDictionary(i => $"d{i % 7}/f {i}.txt", _ => new StagedCase(random));
        WriteAll(temporary, cases, one => one.Head);
        temporary.Git("add", "-A");
        temporary.Git("commit", "-q", "--allow-empty", "-m", "head");
        WriteAll(temporary, cases, one => one.Staged);
        temporary.Git("add", "-A");
        WriteAll(temporary, cases, one => one.Work);

        var repository = temporary.Find();
        var environment = temporary.Environment();
        environment["PATH"] = Environment.GetEnvironmentVariable("PATH")!;
        string[] given = [.. cases.Where(one => one.Value.IsGiven).Select(one => one.Key)];
        var work = StagedWork.Begin(repository, environment, new GitRunner(repository, environment), TimeProvider.System, Interruption.Never, given, _ => { });
        foreach (var path in given)
            Assert.True(Read(temporary, path) == StagedCase.TextOf(cases[path].Staged), $"seed {seed}: the job does not see what is staged in '{path}'");

        var look = work.Look(given);
        foreach (var path in given.Where(path => StagedCase.TextOf(cases[path].Fixed) != StagedCase.TextOf(cases[path].Staged)))
            Write(temporary, path, cases[path].Fixed);
        work.Stage(look);
        work.End();

        var index = temporary.Git("ls-files", "-z", "--stage").Split('\0', StringSplitOptions.RemoveEmptyEntries).ToDictionary(entry => entry[(entry.IndexOf('\t') + 1)..], entry => entry.Split(' ')[1]);
        foreach (var (path, one) in cases)
        {
            Assert.True(index.GetValueOrDefault(path) == BlobOf(one.ExpectedIndex), $"seed {seed}: the index has another '{path}'");
            Assert.True(Read(temporary, path) == one.ExpectedWork, $"seed {seed}: the work tree has another '{path}'");
        }

        Assert.False(Directory.Exists(Path.Join(repository.GitDirectory, "gitvan", "saved")));
    }

    private static void WriteAll(TempRepository repository, Dictionary<string, StagedCase> cases, Func<StagedCase, string[]?> side)
    {
        foreach (var (path, one) in cases)
            Write(repository, path, side(one));
    }

    private static void Write(TempRepository repository, string path, string[]? blocks)
    {
        if (StagedCase.TextOf(blocks) is { } text)
            repository.Write(path, text);
        else if (Path.Join(repository.Path, path) is var full && File.Exists(full))
            File.Delete(full);
    }

    private static string? Read(TempRepository repository, string path) => Path.Join(repository.Path, path) is var full && File.Exists(full) ? File.ReadAllText(full) : null;

    private static string? BlobOf(string? text) =>
        text is null ? null : Convert.ToHexStringLower(SHA1.HashData(Encoding.UTF8.GetBytes($"blob {Encoding.UTF8.GetByteCount(text)}\0{text}")));
}
