using System.Diagnostics;
using GitVan.Engine.Configuration;

namespace GitVan.Engine.Tests.Configuration;

public sealed class FileSpecs : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("gitvan-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Theory, InlineData("gitvan.yaml"), InlineData("gitvan.yml"), InlineData("gitvan.json"), InlineData("gitvan.jsonc")]
    public void One_main_file_and_one_local_override_are_found(string name)
    {
        Write(name, "{}");
        Write(name.Replace(".", ".local."), "{ }");
        Write("gitvan.txt", "no");
        Assert.Equal([name, name.Replace(".", ".local.")], ConfigurationFiles.Find(folder).Select(file => file.Name));
        File.Delete(Path.Combine(folder, name));
        Assert.Equal([name.Replace(".", ".local.")], ConfigurationFiles.Find(folder).Select(file => file.Name));
    }

    [Theory]
    [InlineData("gitvan.yaml", "gitvan.yml"), InlineData("gitvan.yaml", "gitvan.json"), InlineData("gitvan.json", "gitvan.jsonc"), InlineData("gitvan.yaml", "gitvan.config.mjs")]
    [InlineData("gitvan.local.yaml", "gitvan.local.json")]
    public void Two_where_one_is_expected_are_a_mistake(string one, string other)
    {
        Write(one, "{}");
        Write(other, "{}");
        var error = Assert.Throws<GitVanException>(() => ConfigurationFiles.Find(folder));
        Assert.Equal($"both {one} and {other} are there, expected one of them", error.Message);
    }

    [Theory, InlineData("gitvan.config.mjs"), InlineData("gitvan.config.js")]
    public void Configuration_in_javascript_is_a_module_to_be_evaluated(string name)
    {
        Write(name, "export default {}");
        Assert.True(Assert.Single(ConfigurationFiles.Find(folder)).IsModule);
    }

    [Fact]
    public void A_file_of_a_megabyte_is_read_and_no_larger_one()
    {
        Write("gitvan.yaml", "#" + new string('x', (1 << 20) - 1));
        Assert.Equal(1 << 20, ConfigurationFiles.Find(folder).Single().Content.Length);
        using (var file = new FileStream(Path.Combine(folder, "gitvan.yaml"), FileMode.Open))
            file.SetLength(5L << 30);
        Assert.Equal("gitvan.yaml: has 5368709120 bytes, expected at most 1048576", Assert.Throws<GitVanException>(() => ConfigurationFiles.Find(folder)).Message);
    }

    [Fact]
    [System.Runtime.Versioning.UnsupportedOSPlatform("windows")]
    public async Task A_pipe_or_a_device_in_its_place_is_an_empty_file()
    {
        using (var make = Process.Start("mkfifo", Path.Combine(folder, "pipe")))
            await make.WaitForExitAsync(TestContext.Current.CancellationToken);
        File.CreateSymbolicLink(Path.Combine(folder, "gitvan.yaml"), "pipe");
        File.CreateSymbolicLink(Path.Combine(folder, "gitvan.local.yaml"), "/dev/zero");
        var files = await Task.Run(() => ConfigurationFiles.Find(folder)).WaitAsync(TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken);
        Assert.All(files, file => Assert.Empty(file.Content));
        Assert.Equal(2, files.Count);
    }

    [Fact]
    public void The_local_override_joins_maps_and_jobs_and_replaces_all_else()
    {
        var configuration = ConfigurationReader.Read(
        [
            Written.File("gitvan.yaml", """
                jobs: { dirs: [a, b] }
                locks: { ttl: 10s, timeout: 20s }
                hooks:
                  pre-commit: { parallel: true, jobs: [{ run: one }, { run: two }] }
                  post-commit: { jobs: [{ run: three }] }
                data: { a: { x: 1, y: [1, 2] }, b: text }
                """),
            Written.File("gitvan.local.json", """
                {
                  "jobs": { "dirs": ["c"] },
                  "locks": { "ttl": null, "timeout": 5 },
                  "hooks": { "pre-commit": { "jobs": [{ "run": "mine" }] }, "post-commit": null, "mine": { "jobs": [] } },
                  "data": { "a": { "y": [], "z": 2 }, "b": {} }
                }
                """),
        ]);
        var settings = configuration.Settings;
        Assert.Equal(["c"], settings.Jobs.Dirs);
        Assert.Equal((60, 5), (settings.Locks.Ttl.TotalSeconds, settings.Locks.Timeout.TotalSeconds));
        Assert.Equal(["pre-commit", "mine"], settings.Hooks.Keys);
        Assert.True(settings.Hooks["pre-commit"].Parallel);
        Assert.Equal(["one", "two", "mine"], settings.Hooks["pre-commit"].Jobs.Select(job => job.Run));
        Assert.Equal("""{"a":{"x":1,"y":[],"z":2},"b":{}}""", settings.Data!.ToJsonString());

        Assert.Equal("gitvan.yaml:4:27", configuration.Origins["hooks.pre-commit.parallel"]);
        Assert.Equal("gitvan.local.json:4:48", configuration.Origins["hooks.pre-commit.jobs[2].run"]);
        Assert.Equal("gitvan.local.json:2:22", configuration.Origins["jobs.dirs[0]"]);
        Assert.Equal("gitvan.yaml:6:17", configuration.Origins["data.a.x"]);
        Assert.False(configuration.Origins.ContainsKey("locks.ttl"));
        Assert.False(configuration.Origins.ContainsKey("daemon.enabled"));
    }

    [Fact]
    public void A_mistake_in_the_override_is_said_with_its_file()
    {
        var error = Assert.Throws<GitVanException>(() => ConfigurationReader.Read([Written.File("gitvan.yaml", "jobs: {}"), Written.File("gitvan.local.yaml", "\njobs: []")]));
        Assert.Equal("gitvan.local.yaml:2:7: 'jobs' is a list, expected a map", error.Message);
    }

    [Fact]
    public void One_text_for_a_list_of_one_has_its_origin() =>
        Assert.Equal("gitvan.yaml:1:49", Written.Yaml("hooks: { lint: { jobs: [{ run: x, tags: , glob: '*.js' }] } }").Origins["hooks.lint.jobs[0].glob[0]"]);

    private void Write(string name, string text) => File.WriteAllText(Path.Combine(folder, name), text);
}
