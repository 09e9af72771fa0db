using System.Text.Json.Nodes;
using GitVan.Engine.Configuration;
using GitVan.Engine.Git;
using GitVan.Engine.Jobs;
using GitVan.Engine.Processes;
using GitVan.Engine.Toolchains;

namespace GitVan.Engine.Tests.Jobs;

/// <summary>Where no Node is, so that a job comes from what is kept or not at all.</summary>
[System.Runtime.Versioning.UnsupportedOSPlatform("windows")]
public sealed class DescriptionFileSpecs : IDisposable
{
    private readonly TempRepository repo = new();
    private readonly Repository repository;

    public DescriptionFileSpecs()
    {
        repo.Write("jobs/a.mjs", "a");
        repo.Write("jobs/b.mjs", "b");
        repo.Write("jobs/lib/words.txt", "imported");
        repository = repo.Find();
    }

    public void Dispose() => repo.Dispose();

    private string Cache => Path.Combine(repository.StateDirectory, "cache", "descriptions");

    [Fact]
    public void What_is_kept_is_what_was_described()
    {
        Keep();
        var read = DescriptionFile.Read(Cache);
        Assert.Equivalent(Full(), read["jobs/a.mjs"].Metadata! with { Inputs = null, Skip = null }, strict: true);
        Assert.Equal("""["merge",{"ref":"a"}]""", read["jobs/a.mjs"].Metadata!.Skip!.ToJsonString());
        Assert.Equal(Inputs().ToJsonString(), read["jobs/a.mjs"].Metadata!.Inputs!.ToJsonString());
        Assert.Equal(("jobs/b.mjs: it says nothing of a job", "export one"), (read["jobs/b.mjs"].Problem, read["jobs/b.mjs"].Hint));
    }

    [Fact]
    public void Only_what_has_changed_is_asked_again()
    {
        Keep();
        var stamp = File.ReadAllBytes(Cache);
        Assert.Equal(("n", "jobs/b.mjs: it says nothing of a job"), Loaded());
        Assert.Equal(stamp, File.ReadAllBytes(Cache));

        repo.Write("jobs/b.mjs", "b2");
        Assert.Equal(("n", "jobs/b.mjs: JavaScript jobs need Node, which was not found on PATH"), Loaded());
        repo.Write("jobs/lib/words.txt", "changed");
        Assert.Equal(("", "jobs/a.mjs, jobs/b.mjs: JavaScript jobs need Node, which was not found on PATH"), Loaded());
    }

    [Fact]
    public void One_that_hung_is_asked_again_by_another_Node_where_its_text_changed_or_where_somebody_wants_it()
    {
        const string said = "jobs/b.mjs: it did not say what it is";
        Keep();
        var kept = DescriptionFile.Read(Cache);
        void KeepHung(string node) => DescriptionFile.Write(Cache, new Dictionary<string, KnownDescription>(kept) { ["jobs/b.mjs"] = kept["jobs/b.mjs"] with { Problem = said, Toolchain = node } });
        string Problem(bool again = false)
        {
            // A Node that knows its version, and no job.
            repo.Write("bin/node", "#!/bin/sh\ntest \"$1\" = --version && echo v22.0.0");
            File.SetUnixFileMode(Path.Combine(repo.Path, "bin/node"), UnixFileMode.UserRead | UnixFileMode.UserExecute);
            var languages = new Languages(repository, new Dictionary<string, string> { ["PATH"] = $"{repo.Path}/bin:/bin" }, TimeProvider.System, Interruption.Never) { TriesAgain = again };
            return Assert.Single(JobCatalog.Load(repository, languages).Problems).Message;
        }

        KeepHung("22.0.0");
        Assert.Equal(said, Problem());
        Assert.NotEqual(said, Problem(again: true));
        KeepHung("22.0.1");
        Assert.NotEqual(said, Problem());
        KeepHung("22.0.0");
        repo.Write("jobs/b.mjs", "b2");
        Assert.NotEqual(said, Problem());
    }

    [Fact]
    public void Whatever_is_kept_it_never_ends_in_a_bug()
    {
        Keep();
        var whole = File.ReadAllBytes(Cache);
        for (var length = 0; length < whole.Length; length++)
            Load(whole[..length]);

        var random = new Random(5);
        for (var i = 0; i < 5_000; i++)
        {
            var bytes = whole.ToArray();
            for (var edits = random.Next(1, 4); edits > 0; edits--)
                bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
            Load(bytes);
        }
    }

    [Fact]
    public void Inputs_with_a_name_twice_are_damage()
    {
        Keep();
        var whole = File.ReadAllBytes(Cache);
        var at = whole.AsSpan().IndexOf("\"bb\""u8);
        whole[at + 1] = whole[at + 2] = (byte)'a';
        Load(whole);
        Assert.Empty(DescriptionFile.Read(Cache));
    }

    [Fact]
    public void A_place_where_nothing_can_be_kept_stops_no_job()
    {
        Directory.CreateDirectory(Cache);
        Keep();
        Assert.Empty(DescriptionFile.Read(Cache));
    }

    private static JobMetadata Full() => new()
    {
        Name = "n",
        Desc = "é",
        Hooks = ["lint", "update"],
        Timeout = TimeSpan.FromMilliseconds(1.5),
        Retries = 2,
        Backoff = TimeSpan.FromMinutes(2),
        Env = new Dictionary<string, string> { ["A"] = "1", ["B"] = "" },
        Root = "jobs",
        Tags = ["t"],
        Version = "1.10",
        On = ["job:error:x"],
        Concurrency = "exclusive",
        LockTimeout = TimeSpan.FromSeconds(3),
        MaxOutput = 5,
        Needs = ["x"],
        Priority = 1,
        Required = true,
    };

    private static JsonObject Inputs() => (JsonObject)JsonNode.Parse("""{"type":"object","properties":{"aa":{"type":"string","pattern":"^é"},"bb":{"type":"integer","default":3}},"required":["aa"]}""")!;

    private void Keep() => DescriptionFile.Write(Cache, new Dictionary<string, KnownDescription>
    {
        ["jobs/a.mjs"] = new(Fingerprints.Of(repository.Root, ["jobs/a.mjs", "jobs/lib/words.txt"])) { Metadata = Full() with { Inputs = Inputs(), Skip = JsonNode.Parse("""["merge",{"ref":"a"}]""") } },
        ["jobs/b.mjs"] = new(Fingerprints.Of(repository.Root, ["jobs/b.mjs"])) { Problem = "jobs/b.mjs: it says nothing of a job", Hint = "export one" },
    });

    private JobCatalog Load(byte[] kept)
    {
        File.WriteAllBytes(Cache, kept);
        var catalog = Load();
        File.WriteAllBytes(Cache, kept);
        return catalog;
    }

    private (string Names, string Problems) Loaded()
    {
        var catalog = Load();
        return (string.Join(", ", catalog.Jobs.Select(job => job.Name)), string.Join(", ", catalog.Problems.Select(problem => problem.Message)));
    }

    private JobCatalog Load() => Catalogs.Load(repository);
}
