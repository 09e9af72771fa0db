using GitVan.Engine.Git;

namespace GitVan.Engine.Tests.Composables;

public sealed class WorktreeSpecs : IDisposable
{
    private readonly TempRepository temp = new();

    public void Dispose() => temp.Dispose();

    [Fact]
    public void A_work_tree_of_a_run_goes_with_it()
    {
        var commit = temp.Commit("a", "1\n");
        string path;
        using (var calls = new JobCalls(temp))
        {
            var tree = calls.Ask("worktree.add")!;
            path = (string)tree["path"]!;
            Assert.StartsWith(Path.Combine(temp.Path, ".git", "gitvan", "worktrees"), path);
            Assert.Equal("1\n", File.ReadAllText(Path.Combine(path, "a")));
            Assert.Equal((commit, true, null), ((string?)tree["head"], (bool)tree["detached"]!, (string?)tree["branch"]));
            Assert.NotEqual(path, (string?)calls.Ask("worktree.add")!["path"]);
            File.WriteAllText(Path.Combine(path, "left"), "x");
            temp.Git("worktree", "lock", path);
            Assert.Equal(3, calls.Ask("worktree.list")!.AsArray().Count);
        }

        Assert.False(Directory.Exists(path));
        Assert.Single(temp.Git("worktree", "list").Split('\n'));
    }

    [Fact]
    public void A_work_tree_of_the_jobs_choice_stays()
    {
        temp.Commit();
        using (var calls = new JobCalls(temp))
        {
            Assert.Equal("side", (string?)calls.Ask("worktree.add", "{'path': '../new\\ntree é', 'branch': 'side'}".Replace("\\n", " "))!["branch"]);
            Assert.Equal(Path.GetFullPath(Path.Combine(temp.Path, "..", "new tree é")), calls.Target);
            temp.Git("branch", "there");
            Assert.Equal("there", (string?)calls.Ask("worktree.add", "{'path': '../second', 'branch': 'there'}")!["branch"]);
            calls.Ask("worktree.remove", "{'path': '../second'}");
        }

        Assert.Equal(2, temp.Git("worktree", "list").Split('\n').Length);
        var linked = RepositoryFinder.Get(Path.GetFullPath(Path.Combine(temp.Path, "..", "new tree é")), new Dictionary<string, string>());
        using var inside = new JobCalls(temp, repository: linked);
        Assert.Equal("side", (string?)inside.Ask("worktree.current")!["branch"]);
        using var main = new JobCalls(temp);
        Assert.Equal("main", (string?)main.Ask("worktree.current")!["branch"]);
    }

    [Fact]
    public void The_index_that_is_being_committed_is_not_touched()
    {
        temp.Commit("a");
        temp.Write("b", "");
        temp.Git("add", "b");
        var environment = temp.Environment();
        var index = Path.Combine(temp.Path, ".git", "next-index");
        File.Move(Path.Combine(temp.Path, ".git", "index"), index);
        environment["GIT_INDEX_FILE"] = index;
        var before = File.ReadAllBytes(index);
        using var calls = new JobCalls(temp, environment);
        calls.Ask("worktree.add");
        Assert.Equal(before, File.ReadAllBytes(index));
    }

    [Fact]
    public void A_bare_repository_has_no_files()
    {
        using var bare = new TempRepository("--bare");
        using var calls = new JobCalls(bare);
        Assert.Equal($"{{'path':'{bare.Path}','head':null,'branch':null,'bare':true,'detached':false,'locked':false,'prunable':false}}", calls.Say("worktree.current"));
        Assert.Equal($"'{bare.Path}'", calls.Say("git.root"));
    }
}
