using GitVan.Engine.Git;

namespace GitVan.Engine.Tests.Git;

public sealed class StartedGitSpecs : IDisposable
{
    private readonly TempRepository repo = new();

    public void Dispose() => repo.Dispose();

    [Fact]
    public void It_waits_for_its_input_and_others_run_meanwhile()
    {
        var runner = new GitRunner(repo.Find(), repo.Environment());
        using var started = runner.Start(["hash-object", "--stdin"]);
        Assert.Equal("true", runner.Run(["rev-parse", "--is-inside-work-tree"]));
        var content = new byte[100_000];
        Assert.Equal(ObjectFormat.Sha1.Hash(ObjectKind.Blob, content).Hex, started.End(content).Text);
    }

    [Fact]
    public void It_is_killed_where_nobody_waits_for_it()
    {
        var finished = Path.Combine(repo.Path, "finished");
        repo.Git("config", "alias.finish", "!cat; touch finished");
        var runner = new GitRunner(repo.Find(), repo.Environment());
        runner.Start(["finish"]).Dispose();
        Assert.False(File.Exists(finished));
        using var started = runner.Start(["finish"]);
        Assert.True(started.End().Succeeded);
        Assert.True(File.Exists(finished));
    }
}
