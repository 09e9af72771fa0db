using GitVan.Engine.Git;
using GitVan.Engine.Processes;
using GitVan.Engine.Staging;

namespace GitVan.Engine.Tests.Staging;

/// <summary>What others do at the worst moments.</summary>
public sealed class StagedWorkMomentSpecs : IDisposable
{
    private readonly TempRepository temporary = new();

    public StagedWorkMomentSpecs()
    {
        foreach (var name in new[] { "a", "b", "c" })
            temporary.Write(name, "1\n2\n3\n4\n5\n");
        temporary.Git("add", "-A");
        temporary.Git("commit", "-q", "-m", "head");
        foreach (var name in new[] { "a", "b" })
        {
            temporary.Write(name, "1 staged\n2\n3\n4\n5\n");
            temporary.Git("add", name);
            temporary.Write(name, "1 staged\n2\n3\n4\n5 mine\n");
        }
    }

    [Fact]
    public void A_file_that_is_saved_by_an_editor_while_the_hook_begins_is_not_overwritten_and_the_others_are_put_back()
    {
        var e = Assert.Throws<GitVanException>(() => Begin(At("work saved", () => temporary.Write("b", "just saved\n"))));
        Assert.Equal("'b' was changed while the hook began", e.Message);
        Assert.Equal("1 staged\n2\n3\n4\n5 mine\n", Text("a"));
        Assert.Equal("just saved\n", Text("b"));
        Assert.False(Directory.Exists(Path.Join(temporary.Path, ".git/gitvan/saved")));

        // Nothing is locked either, nor afterwards.
        Begin(_ => { }).End();
        Begin(_ => { }).End();
        Assert.Equal("just saved\n", Text("b"));
    }

    [Fact]
    public void What_somebody_stages_while_a_fix_is_staged_is_staged_too()
    {
        var work = Begin(At("fix staged apart", () =>
        {
            temporary.Write("c", "theirs\n");
            temporary.Git("add", "c");
        }));
        var look = work.Look(["a"], isExact: false);
        temporary.Write("a", "1 fixed\n2\n3\n4\n5\n");
        work.Stage(look);
        work.End();
        Assert.Equal("theirs", temporary.Git("cat-file", "blob", ":c"));
        Assert.Equal("1 fixed\n2\n3\n4\n5", temporary.Git("cat-file", "blob", ":a"));
        Assert.Equal("1 fixed\n2\n3\n4\n5 mine\n", Text("a"));
        Assert.False(File.Exists(Path.Join(temporary.Path, ".git/index.lock")));
    }

    /// <summary>Two changes in one tick of the file system's clock have one time. Here is what can be had at will: another time, and no change.</summary>
    [Fact]
    public void A_file_that_was_written_a_moment_ago_is_told_by_its_text_and_not_by_its_time()
    {
        var work = Begin(_ => { }, "c");
        var look = work.Look(["a"], isExact: false);
        Age("a");
        Assert.False(work.Stage(look));
        look = work.Look(["c"], isExact: false);
        temporary.Write("c", "fixed\n");
        Assert.True(work.Stage(look));
        look = work.Look(["c"], isExact: false);
        Age("c");
        Assert.False(work.Stage(look));
        work.End();
    }

    [Fact]
    public void Paths_that_lead_out_of_the_work_tree_or_into_git_are_no_business_of_a_hook()
    {
        var work = Begin(_ => { }, "../outside", "/etc/passwd", ".git/config", "d/.GIT/x", "");
        work.Stage(work.Look(["../outside", "/etc/passwd", ".git/config", "d/.GIT/x", ""], isExact: false));
        work.End();
        Assert.Equal("1 staged\n2\n3\n4\n5 mine\n", Text("a"));
    }

    public void Dispose() => temporary.Dispose();

    private static Action<string> At(string step, Action action)
    {
        var isDone = false;
        return reached =>
        {
            if (reached != step || isDone)
                return;
            isDone = true;
            action();
        };
    }

    private StagedWork Begin(Action<string> step, params string[] more)
    {
        var repository = temporary.Find();
        var environment = temporary.Environment();
        environment["PATH"] = Environment.GetEnvironmentVariable("PATH")!;
        return StagedWork.Begin(repository, environment, new GitRunner(repository, environment), TimeProvider.System, Interruption.Never, ["a", "b", .. more], step);
    }

    private void Age(string name) => File.SetLastWriteTimeUtc(Path.Join(temporary.Path, name), DateTime.UnixEpoch);

    private string Text(string name) => File.ReadAllText(Path.Join(temporary.Path, name));
}
