using System.Text.Json.Nodes;
using GitVan.Engine.Protocol;

namespace GitVan.Engine.Tests.Composables;

public sealed class GitReadingSpecs : IDisposable
{
    private readonly TempRepository temp = new();

    public void Dispose() => temp.Dispose();

    [Fact]
    public void Before_the_first_commit_there_is_nothing_and_no_error()
    {
        using var calls = new JobCalls(temp);
        temp.Write("new.txt", "x\n");
        Assert.Equal("null", calls.Say("git.head"));
        Assert.Equal("'main'", calls.Say("git.branch"));
        Assert.Equal("[]", calls.Say("git.log"));
        Assert.Equal("''", calls.Say("git.logText"));
        Assert.Equal("0", calls.Say("git.countCommits"));
        Assert.Equal("['new.txt']", calls.Say("git.changedFiles"));
        Assert.Equal("false", calls.Say("git.isClean"));
        Assert.Equal("true", calls.Say("git.isClean", "{'untracked': false}"));
        Assert.Equal("null", calls.Say("git.resolve", "{'revision': 'HEAD'}"));
        Assert.Equal("null", calls.Say("git.describe"));
        Assert.Equal("[]", calls.Say("git.stashes"));
        Assert.Equal("[]", calls.Say("git.notes"));
        Assert.Equal("[]", calls.Say("notes.list"));
        temp.Git("add", ".");
        Assert.Equal("['new.txt']", calls.Say("git.diffNames", "{'staged': true}"));
        Assert.Equal(CallException.Mistake, calls.Fail("git.show").Code);
    }

    [Fact]
    public void Status_has_gits_letters()
    {
        temp.Write(".gitignore", "ignored/\n");
        temp.Write("old name", "a\nb\nc\nd\n");
        temp.Write("changed", "a\n");
        temp.Write("gone", "a\n");
        temp.Git("add", ".");
        temp.Commit("same");
        temp.Git("mv", "old name", "new name");
        temp.Write("changed", "b\n");
        File.Delete(Path.Combine(temp.Path, "gone"));
        temp.Write("ignored/one", "");
        temp.Write("dir/a\nb", "");
        using var calls = new JobCalls(temp);
        Assert.Equal(
            """
            [{'path':'changed','index':'.','workTree':'M'},{'path':'gone','index':'.','workTree':'D'},{'path':'new name','from':'old name','index':'R','workTree':'.'},{'path':'“dir/a\\nb“','index':'?','workTree':'?'}]
            """,
            calls.Say("git.status"));
        Assert.Equal("[{'path':'ignored/','index':'!','workTree':'!'}]", calls.Say("git.status", "{'ignored': true, 'paths': ['ignored']}"));
        Assert.Equal("['.gitignore','changed','gone','new name','same']", calls.Say("git.files"));
        Assert.Equal("['“dir/a\\\\nb“']", calls.Say("git.files", "{'untracked': true, 'globs': 'dir/**'}"));
        Assert.Equal("['changed','“dir/a\\\\nb“','new name']", calls.Say("git.changedFiles"));
        Assert.Equal("['new name']", calls.Say("git.changedFiles", "{'staged': true}"));
    }

    [Fact]
    public void A_log_has_all_of_a_commit()
    {
        var first = temp.Commit("a", message: "first\nline\n\nbody é\n\nmore");
        temp.Git("tag", "v1");
        temp.Git("checkout", "-q", "-b", "side/x");
        var second = temp.Commit("b", message: "second");
        temp.Git("checkout", "-q", "main");
        temp.Git("merge", "-q", "--no-ff", "-m", "merged", "side/x");
        using var calls = new JobCalls(temp);
        var log = calls.Ask("git.log")!.AsArray();
        Assert.Equal(3, log.Count);
        Assert.Equal([first, second], log[0]!["parents"]!.AsArray().Select(id => (string)id!));
        Assert.Equal("merged", (string?)log[0]!["subject"]);
        Assert.Equal(["refs/heads/main"], log[0]!["refs"]!.AsArray().Select(id => (string)id!));
        var oldest = log[2]!;
        Assert.Equal(("first line", "body é\n\nmore"), ((string?)oldest["subject"], (string?)oldest["body"]));
        Assert.Equal("""{"name":"Ada","email":"ada@example.org","date":"2023-11-14T23:13:22+01:00"}""", oldest["author"]!.ToJsonString().Replace("\\u002B", "+"));
        Assert.Equal(["refs/tags/v1"], oldest["refs"]!.AsArray().Select(id => (string)id!));

        Assert.Equal([second], Ids("{'from': 'v1', 'to': 'side/x'}"));
        Assert.Equal([first], Ids("{'paths': ['a']}"));
        Assert.Equal(2, Ids("{'merges': false}").Count);
        Assert.Single(Ids("{'merges': true}"));
        Assert.Single(Ids("{'limit': 1, 'skip': 1}"));
        Assert.Equal(2, Ids("{'firstParent': true}").Count);
        Assert.Equal([second], Ids("{'grep': 'secon'}"));
        Assert.Empty(Ids("{'author': 'Grace'}"));
        Assert.Empty(Ids("{'since': '2024-01-01'}"));
        Assert.Equal("2", calls.Say("git.countCommits", "{'from': 'v1'}"));
        Assert.Equal($"'second {second}\\n'", calls.Say("git.logText", "{'to': 'side/x', 'limit': 1, 'format': '%s %H'}"));
        Assert.Equal($"'{first}'", calls.Say("git.mergeBase", "{'a': 'v1', 'b': 'side/x'}"));
        Assert.Equal("true", calls.Say("git.isAncestor", "{'ancestor': 'v1', 'descendant': 'main'}"));
        Assert.Equal("false", calls.Say("git.isAncestor", "{'ancestor': 'main', 'descendant': 'v1'}"));
        Assert.Equal("'v1'", calls.Say("git.describe", "{'revision': 'v1', 'tags': true}"));
        Assert.Equal("null", calls.Say("git.describe"));

        IReadOnlyList<string> Ids(string parameters) => [.. calls.Ask("git.log", parameters)!.AsArray().Select(commit => (string)commit!["id"]!)];
    }

    [Fact]
    public void Without_a_common_ancestor_there_is_no_merge_base()
    {
        temp.Commit();
        temp.Git("checkout", "-q", "--orphan", "other");
        temp.Commit(message: "apart");
        using var calls = new JobCalls(temp);
        Assert.Equal("null", calls.Say("git.mergeBase", "{'a': 'main', 'b': 'other'}"));
    }

    [Fact]
    public void Objects_are_text_or_bytes()
    {
        var commit = temp.Commit("dir/ä b", "text é\n");
        File.WriteAllBytes(Path.Combine(temp.Path, "bytes"), [0xff, 0, 10]);
        temp.Git("add", ".");
        temp.Git("commit", "-q", "-m", "bytes");
        using var calls = new JobCalls(temp);
        Assert.Equal("'text é\\n'", calls.Say("git.show", "{'path': 'dir/ä b'}"));
        Assert.Equal(CallException.Mistake, calls.Fail("git.catFile", "{'object': 'HEAD:none'}").Code);
        Assert.Equal("text é\n", (string?)calls.Ask("git.catFile", "{'object': 'HEAD:dir/ä b'}")!["text"]);
        Assert.EndsWith(",'kind':'blob','size':3,'base64':'/wAK'}", calls.Say("git.catFile", "{'object': 'HEAD:bytes'}"));
        Assert.StartsWith($"commit {commit}\nAuthor: Ada <ada@example.org>\n", (string?)calls.Ask("git.show", $"{{'revision': '{commit}'}}"));
        Assert.Equal($"'{commit}'", calls.Say("git.resolve", "{'revision': 'HEAD~1'}"));
        Assert.Equal("null", calls.Say("git.resolve", $"{{'revision': '{new string('1', 40)}'}}"));
        var large = temp.Git(temp.Path, ["hash-object", "-w", "--stdin"], new string('x', (8 << 20) + 1));
        Assert.Equal(CallException.Failed, calls.Fail("git.catFile", $"{{'object': '{large}'}}").Code);
        temp.Git("update-index", "--add", "--cacheinfo", $"100644,{large},large");
        Assert.Equal(CallException.Failed, calls.Fail("git.diff", "{'staged': true}").Code);
    }

    [Theory]
    [InlineData("git.show", "{'revision': '--help'}"), InlineData("git.log", "{'from': '-1'}"), InlineData("git.log", "{'to': '--all'}"), InlineData("git.diff", "{'from': '--output=x'}")]
    [InlineData("git.resolve", "{'revision': '-h'}"), InlineData("git.catFile", "{'object': '--batch'}"), InlineData("git.describe", "{'revision': '--all'}"), InlineData("git.mergeBase", "{'a': '--octopus', 'b': 'HEAD'}")]
    [InlineData("git.checkout", "{'revision': '--orphan'}"), InlineData("git.switch", "{'branch': '--orphan'}"), InlineData("git.merge", "{'revision': '--abort'}"), InlineData("git.rebase", "{'upstream': '--exec=x'}")]
    [InlineData("git.cherryPick", "{'commits': ['--abort']}"), InlineData("git.revert", "{'commits': ['HEAD', '--quit']}"), InlineData("git.reset", "{'revision': '--hard'}"), InlineData("git.createBranch", "{'name': '-D'}")]
    [InlineData("git.createTag", "{'name': '-d'}"), InlineData("git.fetch", "{'remote': '--upload-pack=x'}"), InlineData("git.push", "{'remote': 'origin', 'refspecs': ['--mirror']}"), InlineData("git.pull", "{'branch': '--all'}")]
    [InlineData("worktree.add", "{'revision': '--lock'}"), InlineData("git.updateRef", "{'name': 'refs/heads/x', 'to': '-x'}"), InlineData("git.branches", "{'pattern': ''}"), InlineData("notes.read", "{'object': '-x'}")]
    public void What_git_could_take_for_an_option_is_refused(string method, string parameters)
    {
        temp.Commit();
        using var calls = new JobCalls(temp);
        Assert.Equal(CallException.InvalidParameters, calls.Fail(method, parameters).Code);
    }

    [Theory]
    [InlineData("git.log", "{'to': 'nope'}"), InlineData("git.log", "{'from': 'nope'}"), InlineData("git.show", "{'revision': 'nope'}"), InlineData("git.diff", "{'from': 'nope'}"), InlineData("git.isAncestor", "{'ancestor': 'HEAD', 'descendant': 'nope'}")]
    [InlineData("git.describe", "{'revision': 'nope'}"), InlineData("git.merge", "{'revision': 'nope'}"), InlineData("git.checkout", "{'revision': 'nope'}"), InlineData("git.createTag", "{'name': 'x', 'at': 'nope'}"), InlineData("notes.write", "{'text': 'x', 'object': 'nope'}")]
    [InlineData("git.rebase", "{'upstream': 'nope'}"), InlineData("git.cherryPick", "{'commits': ['HEAD', 'nope']}"), InlineData("git.reset", "{'revision': 'nope'}"), InlineData("git.updateRef", "{'name': 'refs/heads/x', 'to': 'nope'}"), InlineData("worktree.add", "{'revision': 'nope'}")]
    public void A_revision_that_is_none_is_named(string method, string parameters)
    {
        temp.Commit();
        using var calls = new JobCalls(temp);
        var error = calls.Fail(method, parameters);
        Assert.Equal((CallException.Mistake, "no revision 'nope'"), (error.Code, error.Message));
    }

    [Theory]
    [InlineData("git.add", "{'paths': '\\u0000'}"), InlineData("git.show", "{'path': '\\u0022a'}"), InlineData("git.show", "{'revision': 'a\\u0000b'}")]
    [InlineData("git.log", "{'limit': -1}"), InlineData("git.log", "{'limit': 'x'}"), InlineData("git.log", "{'paths': [1]}"), InlineData("git.isClean", "{'untracked': 'yes'}"), InlineData("git.log", "{'form': 1}"), InlineData("git.files", "{'globs': {}}")]
    public void What_is_no_such_value_is_refused(string method, string parameters)
    {
        temp.Commit();
        using var calls = new JobCalls(temp);
        Assert.Equal(CallException.InvalidParameters, calls.Fail(method, parameters).Code);
    }

    [Fact]
    public void Refs_are_listed_by_kind()
    {
        using var other = new TempRepository();
        other.Commit();
        var commit = temp.Commit(message: "base");
        temp.Git("branch", "feature/a");
        temp.Git("tag", "light");
        temp.Git("tag", "-a", "-m", "noted\n\nmore", "heavy");
        temp.Git("remote", "add", "origin", other.Path);
        temp.Git("fetch", "-q", "origin");
        temp.Git("branch", "-q", "--set-upstream-to=origin/main", "main");
        using var calls = new JobCalls(temp);
        Assert.Equal($"[{{'name':'feature/a','id':'{commit}','current':false}},{{'name':'main','id':'{commit}','upstream':'origin/main','current':true}}]", calls.Say("git.branches"));
        Assert.Equal(["feature/a"], calls.Ask("git.branches", "{'pattern': 'feature/*'}")!.AsArray().Select(one => (string)one!["name"]!));
        Assert.Equal(["feature/a", "main", "origin/main"], calls.Ask("git.branches", "{'remotes': true}")!.AsArray().Select(one => (string)one!["name"]!));
        Assert.Equal(
            $"[{{'name':'heavy','id':'{temp.Git("rev-parse", "heavy")}','target':'{commit}','annotated':true,'subject':'noted'}},{{'name':'light','id':'{commit}','target':'{commit}','annotated':false,'subject':'base'}}]",
            calls.Say("git.tags"));
        Assert.Equal($"[{{'name':'origin','url':'{other.Path}'}}]", calls.Say("git.remotes"));
        Assert.Equal($"[{{'name':'refs/heads/feature/a','id':'{commit}'}}]", calls.Say("git.refs", "{'prefix': 'refs/heads/f'}"));
        Assert.Equal($"'{commit}'", calls.Say("git.ref", "{'name': 'refs/heads/main'}"));
        Assert.Equal("null", calls.Say("git.ref", "{'name': 'refs/heads/none'}"));
        temp.Git("checkout", "-q", "--detach");
        Assert.Equal("null", calls.Say("git.branch"));
    }

    [Fact]
    public void What_is_being_committed_is_what_a_job_sees()
    {
        temp.Commit("a");
        temp.Write("a", "staged\n");
        temp.Git("add", "a");
        var environment = temp.Environment();
        File.Copy(Path.Combine(temp.Path, ".git", "index"), Path.Combine(temp.Path, ".git", "next-index-1.lock"));
        environment["GIT_INDEX_FILE"] = ".git/next-index-1.lock";
        temp.Git("reset", "-q");
        using var calls = new JobCalls(temp, environment);
        Assert.Equal("['a']", calls.Say("git.diffNames", "{'staged': true}"));
        using var usual = new JobCalls(temp);
        Assert.Equal("[]", usual.Say("git.diffNames", "{'staged': true}"));
    }

    [Fact]
    public void Sha256_repositories_are_read_and_changed()
    {
        using var repo = new TempRepository("--object-format=sha256");
        var commit = repo.Commit();
        using var calls = new JobCalls(repo);
        Assert.Equal($"'{commit}'", calls.Say("git.head"));
        Assert.Equal("null", calls.Say("notes.append", "{'text': 'x'}"));
        Assert.Equal("'x'", calls.Say("notes.read"));
        Assert.Equal("null", calls.Say("git.updateRef", $"{{'name': 'refs/heads/x', 'to': 'HEAD', 'from': '{new string('0', 64)}'}}"));
        Assert.Equal(64, ((string)calls.Ask("git.commit", "{'message': 'x', 'allowEmpty': true}")!).Length);
    }
}
