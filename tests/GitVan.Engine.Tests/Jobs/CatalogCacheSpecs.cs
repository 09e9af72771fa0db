using System.Text.Json;
using GitVan.Engine.Configuration;
using GitVan.Engine.Jobs;
using GitVan.Engine.Model;

namespace GitVan.Engine.Tests.Jobs;

[System.Runtime.Versioning.UnsupportedOSPlatform("windows")]
public sealed class CatalogCacheSpecs : IDisposable
{
    private const string Full = """
        jobs: { dirs: [jobs, tools] }
        receipts: { required: true, redact: [a, 'b|c'] }
        hooks:
          pre-commit:
            jobs:
              - { name: full é, desc: d, run: "a | b", env: { A: "1", B: "" }, timeout: 1.0005, retries: 3, backoff: 1h30m, root: src, tags: [x, y] }
              - { exec: [a, "", "b c"], glob: "*.js" }
              - { run: "x {files}", files: "y | z", exclude: [a, é] }
          lint: { jobs: [{ run: x }] }
        """;

    private const string WithInputs = "\n  mine: { jobs: [{ run: x, inputs: { a: { type: string, required: true, pattern: '^é' }, b: { type: array, items: { type: number }, default: [1.5] } } }] }";

    private readonly TempRepository repo = new();

    private string Cache => Path.Combine(repo.Find().StateDirectory, "cache");

    public void Dispose() => repo.Dispose();

    [Fact]
    public void What_comes_from_the_cache_is_what_was_parsed()
    {
        repo.Write("gitvan.yaml", Full + WithInputs);
        Executable("jobs/a.sh", "name: n, desc: d, hooks: [lint, update], timeout: 0.0015, retries: 2, backoff: 2m, env: {A: 1}, root: src, tags: [t], version: 1.10, inputs: {n: {type: integer, default: 3}}");
        Executable("jobs/b.sh", "");
        var cold = Describe(Catalogs.Load(repo));
        var stamp = Stamp(Assert.Single(Directory.GetFiles(Cache)));
        Assert.Equal(cold, Describe(Catalogs.Load(repo)));
        Assert.Equal(stamp, Stamp(Assert.Single(Directory.GetFiles(Cache))));
        Assert.Contains("00:00:01.0005000", cold);
    }

    [Fact]
    public void Settings_and_metadata_survive_their_json()
    {
        foreach (var text in new[] { "", Full, "data: { a: null, b: [1, 2.5, x, true, {}], c: { d: 1e300 } }\nlocks: { ttl: 0.0015, timeout: 1h }\ndaemon: { enabled: false, worktrees: all }\nroutes: [{ pattern: p, job: j, with: { a: 1.10 } }]\nevents: [{ on: o, job: j }]" })
        {
            var settings = ConfigurationReader.Read([new ConfigurationFile("gitvan.yaml", System.Text.Encoding.UTF8.GetBytes(text))]).Settings;
            var json = JsonSerializer.Serialize(settings, ConfigurationJson.Default.Settings);
            var again = JsonSerializer.Deserialize(json, ConfigurationJson.Default.Settings)!;
            Assert.Equal(json, JsonSerializer.Serialize(again, ConfigurationJson.Default.Settings));
            Assert.Equal((settings.Locks, settings.Daemon, settings.Ai, settings.Sandbox), (again.Locks, again.Daemon, again.Ai, again.Sandbox));
            Assert.Equivalent(settings with { Data = null }, again with { Data = null }, strict: true);
        }

        var metadata = ConfigurationReader.ReadMetadata("a", 1, 1, "{timeout: 0.0015, backoff: 999h59m59s999ms, env: {A: 1.10}, version: 2, hooks: [lint]}");
        Assert.Equivalent(metadata, JsonSerializer.Deserialize(JsonSerializer.Serialize(metadata, ConfigurationJson.Default.JobMetadata), ConfigurationJson.Default.JobMetadata), strict: true);
    }

    [Fact]
    public void A_changed_file_is_noticed()
    {
        repo.Write("gitvan.yaml", "hooks: { lint: { jobs: [{ name: one, run: x }] } }");
        Assert.Equal(["lint:one"], Ids());
        repo.Write("gitvan.yaml", "hooks: { lint: { jobs: [{ name: two, run: x }] } }");
        Assert.Equal(["lint:two"], Ids());
        repo.Write("gitvan.local.yaml", "hooks: { lint: { jobs: [{ name: tri, run: x }] } }");
        Assert.Equal(["lint:two", "lint:tri"], Ids());
        File.Move(Path.Combine(repo.Path, "gitvan.local.yaml"), Path.Combine(repo.Path, "gitvan.local.json"));
        Assert.Throws<GitVanException>(() => Ids());
        File.Delete(Path.Combine(repo.Path, "gitvan.local.json"));
        Assert.Equal(["lint:two"], Ids());
        File.Delete(Path.Combine(repo.Path, "gitvan.yaml"));
        Assert.Empty(Ids());

        Executable("jobs/a.sh", "name: one");
        Assert.Equal("one", Catalogs.Load(repo).Jobs[0].Name);
        Executable("jobs/a.sh", "name: two");
        Assert.Equal("two", Catalogs.Load(repo).Jobs[0].Name);
    }

    [Fact]
    public void A_broken_cache_is_ignored_and_mended()
    {
        repo.Write("gitvan.yaml", Full);
        Executable("jobs/a.sh", "name: n, env: {A: 1, B: 2}");
        var cold = Describe(Catalogs.Load(repo));
        var path = Assert.Single(Directory.GetFiles(Cache));
        var whole = File.ReadAllBytes(path);
        for (var length = 0; length < whole.Length; length += 7)
        {
            File.WriteAllBytes(path, whole[..length]);
            Assert.Equal(cold, Describe(Catalogs.Load(repo)));
        }

        Assert.Equal(whole, File.ReadAllBytes(path));
        File.WriteAllBytes(path, [.. whole, 0]);
        Assert.Equal(cold, Describe(Catalogs.Load(repo)));
        using (var file = new FileStream(path, FileMode.Open))
            file.SetLength(5L << 30);
        Assert.Equal(cold, Describe(Catalogs.Load(repo)));

        File.Delete(path);
        Directory.CreateDirectory(path);
        Assert.Equal(cold, Describe(Catalogs.Load(repo)));
    }

    [Fact]
    public void Whatever_the_cache_says_it_never_ends_in_a_bug()
    {
        repo.Write("gitvan.yaml", Full + WithInputs);
        Executable("jobs/a.sh", "name: n, env: {A: 1, B: 2}, inputs: {n: {type: integer}}");
        Catalogs.Load(repo);
        var whole = File.ReadAllBytes(Assert.Single(Directory.GetFiles(Cache)));
        var random = new Random(5);
        for (var i = 0; i < 20_000; i++)
        {
            var bytes = whole.ToArray();
            for (var edits = random.Next(1, 4); edits > 0; edits--)
                bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
            CatalogFile.TryRead(bytes);
        }
    }

    [Fact]
    public void A_place_where_no_cache_can_be_written_stops_no_job()
    {
        repo.Write("gitvan.yaml", Full);
        Directory.CreateDirectory(repo.Find().StateDirectory);
        File.WriteAllText(Cache, "a file in its place");
        Assert.Equal(4, Ids().Count);
        Assert.Equal("a file in its place", File.ReadAllText(Cache));
    }

    [Fact]
    public void Old_caches_are_cleared_away()
    {
        for (var i = 0; i < 40; i++)
        {
            repo.Write("gitvan.yaml", $"data: {{ i: {i} }}");
            Catalogs.Load(repo);
        }

        Assert.InRange(Directory.GetFiles(Cache).Length, 1, 33);
        repo.Write("gitvan.yaml", "");
        for (var i = 0; i < 1100; i += 100)
        {
            for (var j = 0; j < 100; j++)
                Executable($"jobs/{j}.sh", $"name: n{i + j}");
            Assert.Equal(100, Ids().Count);
        }

        Assert.InRange(new DirectoryInfo(Cache).GetFiles().Max(file => file.Length), 1, 20_000);
    }

    private IReadOnlyList<string> Ids() => [.. Catalogs.Load(repo).Jobs.Select(job => job.Id.Value)];

    private void Executable(string path, string metadata) =>
        File.SetUnixFileMode(repo.Write(path, $"#!/bin/sh\n# gitvan: {{{metadata}}}\n"), (UnixFileMode)0b111_101_101);

    private static (DateTime, long) Stamp(string path) => (File.GetLastWriteTimeUtc(path), new FileInfo(path).Length);

    private static string Describe(JobCatalog catalog) => string.Join('\n', catalog.Jobs.Select(job => string.Join(
        '|',
        job.Id,
        job.Name,
        job.Description,
        job.Version,
        string.Join(',', job.Tags),
        job.Program is JobProgram.Command command ? string.Join(',', command.Words) : job.Program,
        string.Join(',', job.Hooks),
        string.Join(',', job.Environment),
        job.Root,
        job.Timeout,
        job.Retries,
        job.Backoff,
        job.Origin,
        job.Files is { } files ? $"{files.Source} {files.Command} {string.Join(',', files.Glob)} {string.Join(',', files.Exclude)}" : null,
        job.Inputs?.Declaration.ToJsonString())).Concat(catalog.Problems.Select(problem => problem.Message)).Append($"{catalog.Receipts.Required} {string.Join(',', catalog.Receipts.Redact)}"));
}
