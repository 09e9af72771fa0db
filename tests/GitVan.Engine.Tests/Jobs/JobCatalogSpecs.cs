using System.Diagnostics;
using GitVan.Engine.Jobs;
using GitVan.Engine.Model;

namespace GitVan.Engine.Tests.Jobs;

[System.Runtime.Versioning.UnsupportedOSPlatform("windows")]
public sealed class JobCatalogSpecs : IDisposable
{
    private const UnixFileMode Executable = (UnixFileMode)0b111_101_101;

    private readonly TempRepository repo = new();

    public void Dispose() => repo.Dispose();

    [Fact]
    public void A_repository_without_any_has_none()
    {
        var catalog = Load();
        Assert.Empty(catalog.Jobs);
        Assert.Empty(catalog.Problems);
    }

    [Theory]
    [InlineData("jobs/hello.sh", "hello"), InlineData("jobs/hello", "hello"), InlineData("jobs/db/migrate.sh", "db:migrate"), InlineData("jobs/a/b/c.py", "a:b:c")]
    [InlineData("jobs/nightly.cron.sh", "nightly"), InlineData("jobs/on/tag.evt.sh", "on:tag"), InlineData("jobs/build.test.sh", "build.test"), InlineData("jobs/a.d/b", "a.d:b")]
    [InlineData("jobs/cron.sh", "cron"), InlineData("jobs/x_y.sh", "x_y"), InlineData("jobs/libs/a.sh", "libs:a"), InlineData("jobs/two words.sh", "two words"), InlineData("jobs/-rf.sh", "-rf"), InlineData("jobs/é.sh", "é")]
    public void The_id_is_the_path_below_the_folder(string path, string id)
    {
        Job(path);
        var job = Assert.Single(Load().Jobs);
        Assert.Equal((id, id, path), (job.Id.Value, job.Name, job.Origin));
        Assert.Equal(new JobProgram.Executable(Path.Combine(repo.Find().Root, path)), job.Program);
    }

    [Theory]
    [InlineData("jobs/_x.sh"), InlineData("jobs/.x.sh"), InlineData("jobs/_a/x.sh"), InlineData("jobs/.a/x.sh"), InlineData("jobs/lib/x.sh"), InlineData("jobs/a/lib/x.sh")]
    [InlineData("jobs/node_modules/x.sh"), InlineData("jobs/a/node_modules/b/x.sh"), InlineData("job/x.sh"), InlineData("src/jobs/x.sh"), InlineData("x.sh")]
    public void What_stands_elsewhere_or_apart_is_no_job(string path)
    {
        Job(path);
        var catalog = Load();
        Assert.Empty(catalog.Jobs);
        Assert.Empty(catalog.Problems);
    }

    [Fact]
    public void Jobs_are_in_declared_order_the_configurations_first()
    {
        repo.Write("gitvan.yaml", """
            jobs: { dirs: [tools, jobs, jobs] }
            hooks:
              pre-commit: { jobs: [{ name: z, run: "true" }, { run: "true" }] }
              lint: { jobs: [{ name: a, exec: ["true"] }] }
            """);
        foreach (var path in new[] { "jobs/b.sh", "jobs/a/z.sh", "jobs/B.sh", "tools/t.sh" })
            Job(path, "hooks: pre-commit");
        var catalog = Load();
        Assert.Equal(["pre-commit:z", "pre-commit:2", "lint:a", "t", "B", "a:z", "b"], catalog.Jobs.Select(job => job.Id.Value));
        Assert.Equal(["pre-commit:z", "pre-commit:2", "t", "B", "a:z", "b"], catalog.For("pre-commit").Select(job => job.Id.Value));
        Assert.Equal(["pre-commit", "lint"], catalog.Hooks);
        Assert.Equal(["gitvan.yaml:3:24", "gitvan.yaml:3:50", "gitvan.yaml:4:18"], catalog.Jobs.Take(3).Select(job => job.Origin));
        Assert.Empty(catalog.Problems);
    }

    [Fact]
    public void A_command_job_of_the_local_override_comes_from_there()
    {
        repo.Write("gitvan.yaml", "hooks: { lint: { jobs: [{ name: a, run: \"true\" }] } }\n");
        repo.Write("gitvan.local.yaml", "hooks:\n  lint: { jobs: [{ name: b, run: \"true\" }] }\n");
        Assert.Equal([("a", "gitvan.yaml:1:25"), ("b", "gitvan.local.yaml:2:18")], Load().Jobs.Select(job => (job.Name, job.Origin)));
    }

    [Fact]
    public void A_job_is_found_by_its_id_or_its_name()
    {
        Job("jobs/a.sh", "name: first");
        Job("jobs/b.sh", "name: same");
        Job("jobs/c.sh", "name: same");
        Job("jobs/d.sh", "name: a");
        var catalog = Load();
        Assert.Equal("a", catalog.Get("first").Id.Value);
        Assert.Equal("jobs/a.sh", catalog.Get("a").Origin);
        var error = Assert.Throws<GitVanException>(() => catalog.Get("same"));
        Assert.Equal(("2 jobs are named 'same'", "use an id: b, c"), (error.Message, error.Hint));
        error = Assert.Throws<GitVanException>(() => catalog.Get("frist"));
        Assert.Equal(("no job has the id or name 'frist'", "did you mean 'first'? see: gitvan job list"), (error.Message, error.Hint));
    }

    [Fact]
    public void Two_jobs_with_one_id_are_reported_and_the_first_stays()
    {
        Job("jobs/a/b.sh");
        Job("jobs/a:b.py");
        Job("jobs/a/b.cron.sh");
        var catalog = Load();
        Assert.Equal("jobs/a/b.cron.sh", Assert.Single(catalog.Jobs).Origin);
        Assert.Equal("jobs/a/b.cron.sh and jobs/a/b.sh and jobs/a:b.py: have the same id 'a:b'", Assert.Single(catalog.Problems).Message);
    }

    [Fact]
    public void A_job_without_its_run_bit_is_reported_with_the_mend()
    {
        Job("jobs/a.sh", mode: (UnixFileMode)0b110_100_100);
        Job("jobs/it's; rm -rf ~.sh", mode: (UnixFileMode)0b110_100_100);
        var catalog = Load();
        Assert.Empty(catalog.Jobs);
        Assert.Equal("jobs/a.sh:2: has a 'gitvan:' line but no run bit", catalog.Problems[0].Message);
        Assert.Equal(["run: chmod +x jobs/a.sh", @"run: chmod +x 'jobs/it'\''s; rm -rf ~.sh'"], catalog.Problems.Select(problem => problem.Hint));
        Assert.Equal("job 'a' can't run: jobs/a.sh:2: has a 'gitvan:' line but no run bit", Assert.Throws<GitVanException>(() => catalog.Get("a")).Message);
    }

    [Fact]
    public void A_mistake_in_one_job_stops_no_other()
    {
        Job("jobs/a.sh", "timeot: 5s");
        Job("jobs/b.sh");
        Job("jobs/c.sh", "desc: [");
        var catalog = Load();
        Assert.Equal(["b"], catalog.Jobs.Select(job => job.Id.Value));
        Assert.StartsWith("jobs/a.sh:2:12: unknown key 'timeot'", catalog.Problems[0].Message);
        Assert.StartsWith("jobs/c.sh:2:", catalog.Problems[1].Message);
    }

    [Fact]
    public void A_hostile_name_is_a_name_like_any_other()
    {
        foreach (var name in new[] { "a\nb", "c\u001b[2J", "d'\"$(x)", "e;f", "g\\h", "*" })
            Job($"jobs/{name}.sh");
        var catalog = Load();
        Assert.Equal(["*", "a\nb", "c\u001b[2J", "d'\"$(x)", "e;f", "g\\h"], catalog.Jobs.Select(job => job.Id.Value));
        Assert.Empty(catalog.Problems);
    }

    [Fact]
    public async Task Whatever_lies_in_the_folder_is_never_waited_for()
    {
        Job("jobs/real.sh");
        Job("outside/linked.sh");
        Run("mkfifo", "jobs/pipe", "jobs/pipe.sh");
        File.CreateSymbolicLink(At("jobs/to-pipe.sh"), "pipe");
        File.CreateSymbolicLink(At("jobs/to-zero.sh"), "/dev/zero");
        File.CreateSymbolicLink(At("jobs/to-nothing.sh"), "nowhere");
        File.CreateSymbolicLink(At("jobs/circle.sh"), "circle.sh");
        File.CreateSymbolicLink(At("jobs/up"), "..");
        File.CreateSymbolicLink(At("jobs/down"), "../outside");
        File.CreateSymbolicLink(At("jobs/other.sh"), "../outside/linked.sh");
        repo.Write("jobs/empty.sh", "");
        var catalog = await Task.Run(Load).WaitAsync(TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken);
        Assert.Equal(["other", "real"], catalog.Jobs.Select(job => job.Id.Value));
        Assert.Equal(["jobs/circle.sh: is a link to nothing", "jobs/to-nothing.sh: is a link to nothing"], catalog.Problems.Select(problem => problem.Message).Order());
    }

    [Fact]
    public void The_run_bit_of_a_link_is_its_targets()
    {
        var target = Job("outside/a.sh", mode: (UnixFileMode)0b110_100_100);
        Directory.CreateDirectory(At("jobs"));
        File.CreateSymbolicLink(At("jobs/a.sh"), target);
        Assert.Empty(Load().Jobs);
        File.SetUnixFileMode(target, Executable);
        Assert.Single(Load().Jobs);
    }

    [Fact]
    public void A_jobs_folder_that_is_a_link_is_said_and_not_followed()
    {
        Job("outside/a.sh");
        File.CreateSymbolicLink(At("jobs"), "outside");
        var catalog = Load();
        Assert.Empty(catalog.Jobs);
        Assert.Equal("jobs: is a link, expected a folder", Assert.Single(catalog.Problems).Message);
    }

    [Fact]
    public void Of_a_giant_file_only_the_beginning_is_read()
    {
        var path = Job("jobs/giant.sh");
        using (var file = new FileStream(path, FileMode.Open))
            file.SetLength(5L << 30);
        var before = GC.GetAllocatedBytesForCurrentThread();
        Assert.Single(Load().Jobs);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 64 << 20);
    }

    [Fact]
    public void Folders_deeper_than_anybody_nests_them_are_said()
    {
        Job("jobs/" + string.Concat(Enumerable.Repeat("d/", 15)) + "a.sh");
        Assert.Single(Load().Jobs);
        Job("jobs/" + string.Concat(Enumerable.Repeat("e/", 16)) + "a.sh");
        var catalog = Load();
        Assert.Single(catalog.Jobs);
        Assert.EndsWith(": nested more than 16 folders deep", Assert.Single(catalog.Problems).Message);
    }

    [Fact]
    public void Far_too_many_files_are_a_mistake()
    {
        Directory.CreateDirectory(At("jobs"));
        for (var i = 0; i < 10_001; i++)
            File.Create(At($"jobs/{i}")).Dispose();
        Assert.Equal("jobs/: more than 10000 files", Assert.Throws<GitVanException>(Load).Message);
    }

    private JobCatalog Load() => Catalogs.Load(repo);

    private string At(string path) => Path.Combine(repo.Path, path);

    private string Job(string path, string metadata = "", UnixFileMode mode = Executable)
    {
        var full = repo.Write(path, $"#!/bin/sh\n# gitvan: {{{metadata}}}\n");
        File.SetUnixFileMode(full, mode);
        return full;
    }

    private void Run(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { WorkingDirectory = repo.Path })!;
        process.WaitForExit();
        Assert.Equal(0, process.ExitCode);
    }
}
