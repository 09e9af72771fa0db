using System.Text.Json.Nodes;
using GitVan.Engine.Git;
using GitVan.Engine.Protocol;

namespace GitVan.Engine.Tests.Composables;

public sealed class GitChangingSpecs : IDisposable
{
    private readonly TempRepository temp = new();

    public void Dispose() => temp.Dispose();

    private string Head => temp.Git("rev-parse", "HEAD");

    [Fact]
    public void A_commit_is_the_persons()
    {
        temp.Commit();
        var environment = temp.Environment();
        foreach (var name in environment.Keys.Where(name => name.StartsWith("GIT_AUTHOR", StringComparison.Ordinal) || name.StartsWith("GIT_COMMITTER", StringComparison.Ordinal)).ToList())
            environment.Remove(name);
        temp.Write("a", "");
        using (var nameless = new JobCalls(temp, environment.Append(new("EMAIL", "")).ToDictionary()))
        {
            File.WriteAllText(Path.Combine(temp.Home, ".gitconfig"), "[user]\n\tuseConfigOnly = true\n");
            nameless.Ask("git.add", "{'paths': ['a']}");
            var error = Assert.Throws<GitFailedException>(() => nameless.Ask("git.commit", "{'message': 'x'}"));
            Assert.Equal("git commit failed with exit code 128: Author identity unknown", error.Message);
        }

        File.WriteAllText(Path.Combine(temp.Home, ".gitconfig"), "[user]\n\tname = Grace\n\temail = grace@example.org\n[commit]\n\tcleanup = strip\n\ttemplate = /none\n");
        using var calls = new JobCalls(temp, environment);
        Assert.Equal($"'{calls.Ask("git.commit", "{'message': '# kept\\n\\nbody'}")}'", $"'{Head}'");
        Assert.Equal("Grace <grace@example.org> Grace <grace@example.org>", temp.Git("log", "-1", "--format=%an <%ae> %cn <%ce>"));
        Assert.Equal("# kept\n\nbody", temp.Git("log", "-1", "--format=%B").Trim());
        Assert.Equal(Head, calls.Target);
    }

    [Fact]
    public void Where_there_is_nothing_to_commit_the_error_says_so()
    {
        temp.Commit();
        using var calls = new JobCalls(temp);
        var error = Assert.Throws<GitFailedException>(() => calls.Ask("git.commit", "{'message': 'x'}"));
        Assert.Equal("git commit failed with exit code 1: nothing to commit, working tree clean", error.Message);
    }

    [Fact]
    public void Hooks_run_only_where_they_are_asked_for()
    {
        temp.Commit();
        temp.Write(".git/hooks/pre-commit", "#!/bin/sh\necho no >&2\nexit 1\n");
        using (var chmod = System.Diagnostics.Process.Start("chmod", ["+x", Path.Combine(temp.Path, ".git/hooks/pre-commit")]))
            chmod.WaitForExit();
        using var calls = new JobCalls(temp);
        calls.Ask("git.commit", "{'message': 'x', 'allowEmpty': true}");
        Assert.Throws<GitFailedException>(() => calls.Ask("git.commit", "{'message': 'x', 'allowEmpty': true, 'hooks': true}"));
        Assert.Equal(1, (int)calls.Ask("git.run", "{'args': ['commit', '--allow-empty', '-m', 'x'], 'hooks': true}")!["exitCode"]!);
        Assert.Equal(0, (int)calls.Ask("git.run", "{'args': ['commit', '--allow-empty', '-m', 'x']}")!["exitCode"]!);
    }

    [Fact]
    public void More_paths_are_added_than_a_command_line_can_have()
    {
        var path = string.Join('/', Enumerable.Repeat("folder", 10)) + "/file";
        temp.Write(path, "x");
        using var calls = new JobCalls(temp);
        calls.Ask("git.add", new JsonObject { ["paths"] = new JsonArray([.. Enumerable.Repeat(0, 40_000).Select(_ => (JsonNode)path)]) });
        Assert.Equal($"{path} {path} {path} and 39997 more", calls.Target);
        Assert.Equal($"['{path}']", calls.Say("git.files"));
    }

    [Fact]
    public void Refs_move_where_the_person_has_no_name()
    {
        temp.Commit();
        File.WriteAllText(Path.Combine(temp.Home, ".gitconfig"), "[user]\n\tuseConfigOnly = true\n");
        var environment = temp.Environment().Where(pair => !pair.Key.StartsWith("GIT_", StringComparison.Ordinal)).ToDictionary();
        using var calls = new JobCalls(temp, environment);
        calls.Ask("git.updateRef", "{'name': 'refs/heads/x', 'to': 'HEAD'}");
        calls.Ask("git.createBranch", "{'name': 'y'}");
        calls.Ask("git.switch", "{'branch': 'y'}");
        calls.Ask("notes.write", "{'text': 'x'}");
        Assert.Throws<GitFailedException>(() => calls.Ask("git.addNote", "{'text': 'x'}"));
    }

    [Fact]
    public void Branches_are_made_switched_and_deleted()
    {
        var first = temp.Commit("a", "1\n");
        var second = temp.Commit("a", "2\n");
        using var calls = new JobCalls(temp);
        calls.Ask("git.createBranch", "{'name': 'x', 'at': 'HEAD~1'}");
        Assert.Equal("refs/heads/x", calls.Target);
        calls.Ask("git.switch", "{'branch': 'x'}");
        Assert.Equal(first, Head);
        calls.Ask("git.checkout", $"{{'revision': '{second}', 'create': 'y'}}");
        Assert.Equal("'y'", calls.Say("git.branch"));
        calls.Ask("git.switch", "{'branch': 'z', 'create': true}");
        calls.Ask("git.checkout", "{'revision': 'x', 'paths': ['a']}");
        Assert.Equal("['a']", calls.Say("git.diffNames", "{'staged': true}"));
        calls.Ask("git.reset", "{'mode': 'hard'}");
        calls.Ask("git.switch", "{'branch': 'main'}");
        calls.Ask("git.deleteBranch", "{'name': 'y'}");
        Assert.Equal("null", calls.Say("git.ref", "{'name': 'refs/heads/y'}"));
        Assert.Throws<GitFailedException>(() => calls.Ask("git.switch", "{'branch': 'nope'}"));
        Assert.Equal($"'{temp.Git("rev-parse", "HEAD")}'", calls.Say("git.createTag", "{'name': 'light'}"));
        calls.Ask("git.createTag", "{'name': 'heavy', 'message': 'words\\n\\n# more', 'at': 'x'}");
        Assert.Equal($"tag {first}", temp.Git("for-each-ref", "--format=%(objecttype) %(*objectname)", "refs/tags/heavy"));
        calls.Ask("git.deleteTag", "{'name': 'light'}");
        Assert.Equal(["heavy"], calls.Ask("git.tags")!.AsArray().Select(tag => (string)tag!["name"]!));
    }

    [Fact]
    public void Work_is_put_aside_and_brought_back()
    {
        temp.Commit("a", "1\n");
        using var calls = new JobCalls(temp);
        Assert.Equal("null", calls.Say("git.stash"));
        temp.Write("a", "2\n");
        temp.Write("new", "");
        var id = (string?)calls.Ask("git.stash", "{'message': 'for later', 'includeUntracked': true}");
        Assert.Equal("true", calls.Say("git.isClean"));
        Assert.Equal($"[{{'index':0,'id':'{id}','message':'On main: for later'}}]", calls.Say("git.stashes"));
        calls.Ask("git.stashPop");
        Assert.Equal("['a','new']", calls.Say("git.changedFiles"));
        temp.Git("add", ".");
        calls.Ask("git.reset", "{'paths': ['a']}");
        Assert.Equal("['new']", calls.Say("git.diffNames", "{'staged': true}"));
    }

    [Fact]
    public void A_conflict_names_its_paths_and_is_left_as_git_left_it()
    {
        var start = temp.Commit("a b", "base\n");
        temp.Git("checkout", "-q", "-b", "side");
        var side = temp.Commit("a b", "side\n");
        temp.Git("checkout", "-q", "main");
        temp.Commit("a b", "main\n");
        using var calls = new JobCalls(temp);
        foreach (var (method, parameters, undo) in new[]
        {
            ("git.merge", "{'revision': 'side'}", "merge"), ("git.rebase", "{'upstream': 'side'}", "rebase"),
            ("git.cherryPick", $"{{'commits': ['{side}']}}", "cherry-pick"), ("git.revert", $"{{'commits': ['{start}~0']}}", "revert"),
            ("git.pull", "{'remote': '.', 'branch': 'side'}", "merge"),
        })
        {
            var error = calls.Fail(method, parameters);
            Assert.Equal(CallException.Conflict, error.Code);
            Assert.Equal("""["a b"]""", error.Details!["paths"]!.ToJsonString());
            temp.Git(undo, "--abort");
        }

        temp.Write("a b", "dirty\n");
        calls.Ask("git.stash");
        temp.Commit("a b", "other\n");
        Assert.Equal(CallException.Conflict, calls.Fail("git.stashPop").Code);
    }

    [Fact]
    public void Histories_are_joined()
    {
        temp.Commit("a");
        temp.Git("checkout", "-q", "-b", "side");
        var side = temp.Commit("b");
        temp.Git("checkout", "-q", "main");
        File.WriteAllText(Path.Combine(temp.Home, ".gitconfig"), "[merge]\n\tff = false\n[pull]\n\trebase = true\n[rebase]\n\tautoStash = true\n");
        using var calls = new JobCalls(temp);
        Assert.Equal($"'{side}'", calls.Say("git.merge", "{'revision': 'side'}"));
        calls.Ask("git.reset", "{'revision': 'HEAD~1', 'mode': 'hard'}");
        var merge = (string)calls.Ask("git.merge", "{'revision': 'side', 'noFastForward': true, 'message': '-m'}")!;
        Assert.Equal("-m", temp.Git("log", "-1", "--format=%B", merge).Trim());
        calls.Ask("git.reset", "{'revision': 'HEAD~1', 'mode': 'hard'}");
        var main = temp.Commit("c");
        var picked = (string)calls.Ask("git.cherryPick", "{'commits': 'side'}")!;
        Assert.Equal(main, temp.Git("rev-parse", picked + "~1"));
        calls.Ask("git.revert", "{'commits': ['HEAD'], 'noCommit': true}");
        Assert.Equal("['b']", calls.Say("git.diffNames", "{'staged': true}"));
        calls.Ask("git.reset", "{'revision': 'HEAD~1', 'mode': 'hard'}");
        Assert.Equal(side, temp.Git("rev-parse", calls.Ask("git.rebase", "{'upstream': 'side'}") + "~1"));
        Assert.Throws<GitFailedException>(() => calls.Ask("git.merge", "{'revision': 'main~2', 'fastForwardOnly': true, 'squash': true, 'message': ''}") is var _ ? calls.Ask("git.switch", "{'branch': 'none'}") : null);
    }

    [Fact]
    public void Commits_travel()
    {
        var first = temp.Commit("a");
        using var server = new TempRepository("--bare");
        using var other = new TempRepository();
        temp.Git("remote", "add", "origin", server.Path);
        using var calls = new JobCalls(temp);
        calls.Ask("git.push", "{'setUpstream': true}");
        Assert.Equal("origin", calls.Target);
        Assert.Equal(first, server.Git("rev-parse", "main"));
        Assert.Equal("origin/main", (string?)calls.Ask("git.branches")![0]!["upstream"]);
        other.Git("remote", "add", "origin", server.Path);
        using var theirs = new JobCalls(other);
        Assert.Equal($"'{first}'", theirs.Say("git.pull", "{'remote': 'origin', 'branch': 'main'}"));
        var second = other.Commit("b");
        theirs.Ask("git.push", "{'remote': 'origin', 'refspecs': ['main']}");
        calls.Ask("git.fetch");
        Assert.Equal($"'{second}'", calls.Say("git.ref", "{'name': 'refs/remotes/origin/main'}"));
        temp.Commit("c");
        Assert.Throws<GitFailedException>(() => calls.Ask("git.push"));
        Assert.Throws<GitFailedException>(() => calls.Ask("git.pull", "{'fastForwardOnly': true}"));
        calls.Ask("git.pull", "{'rebase': true}");
        Assert.Equal(second, temp.Git("rev-parse", "HEAD~1"));
        temp.Git("commit", "-q", "--amend", "-m", "other");
        calls.Ask("git.push");
        temp.Git("commit", "-q", "--amend", "-m", "another");
        calls.Ask("git.push", "{'force': true}");
        Assert.Equal(Head, server.Git("rev-parse", "main"));
    }

    [Fact]
    public void A_ref_moves_only_from_where_it_should_be()
    {
        var first = temp.Commit("a");
        var second = temp.Commit("b");
        using var calls = new JobCalls(temp);
        var zero = new string('0', 40);
        calls.Ask("git.updateRef", $"{{'name': 'refs/x/y', 'to': '{first}', 'from': '{zero}'}}");
        Assert.Equal("refs/x/y", calls.Target);
        var error = calls.Fail("git.updateRef", $"{{'name': 'refs/x/y', 'to': '{second}', 'from': '{zero}'}}");
        Assert.Equal((CallException.Conflict, $"refs/x/y is at {first}, expected not there"), (error.Code, error.Message));
        Assert.Equal(first, (string?)error.Details!["id"]);
        Assert.Equal(CallException.Conflict, calls.Fail("git.deleteRef", $"{{'name': 'refs/x/y', 'from': '{second}'}}").Code);
        calls.Ask("git.updateRef", $"{{'name': 'refs/x/y', 'to': 'main', 'from': '{first}'}}");
        calls.Ask("git.updateRef", $"{{'name': 'refs/x/y', 'to': '{first}'}}");
        calls.Ask("git.deleteRef", $"{{'name': 'refs/x/y', 'from': '{first}'}}");
        Assert.Equal(CallException.Conflict, calls.Fail("git.deleteRef", $"{{'name': 'refs/x/y', 'from': '{first}'}}").Code);
        Assert.Throws<GitVanException>(() => calls.Ask("git.updateRef", "{'name': 'x y', 'to': 'HEAD'}"));
    }

    [Fact]
    public void One_of_many_moves_a_ref()
    {
        var first = temp.Commit("a");
        var second = temp.Commit("b");
        temp.Git("update-ref", "refs/x", first);
        var codes = Enumerable.Range(0, 8).AsParallel().WithDegreeOfParallelism(8).Select(_ =>
        {
            using var calls = new JobCalls(temp);
            try
            {
                calls.Ask("git.updateRef", $"{{'name': 'refs/x', 'to': '{second}', 'from': '{first}'}}");
                return 0;
            }
            catch (CallException e)
            {
                return e.Code;
            }
        }).ToList();
        Assert.Equal([0, .. Enumerable.Repeat(CallException.Conflict, 7)], codes.Order());
    }

    [Fact]
    public void A_guarded_ref_moves_only_while_the_lock_is_held()
    {
        temp.Commit();
        var mine = temp.Git(temp.Path, ["hash-object", "-w", "--stdin"], "mine");
        var theirs = temp.Git(temp.Path, ["hash-object", "-w", "--stdin"], "theirs");
        temp.Git("update-ref", "refs/gitvan/locks/deploy", mine);
        using var calls = new JobCalls(temp);
        const string update = "{'name': 'refs/heads/deployed', 'to': 'HEAD', 'lock': 'deploy'}";
        Assert.Equal(CallException.Mistake, calls.Fail("git.updateRef", update).Code);
        calls.Lock = new Ref(RefName.Parse("refs/gitvan/locks/deploy"), ObjectId.Parse(mine));
        calls.Ask("git.updateRef", update);
        temp.Git("update-ref", "refs/gitvan/locks/deploy", theirs);
        Assert.Equal(CallException.Mistake, calls.Fail("git.updateRef", update).Code);
        Assert.Equal(CallException.Mistake, calls.Fail("git.deleteRef", "{'name': 'refs/heads/deployed', 'lock': 'deploy'}").Code);
    }

    [Theory]
    [InlineData("git.updateRef", "{'name': 'refs/gitvan/receipts/w', 'to': 'HEAD'}"), InlineData("git.updateRef", "{'name': 'refs/gitvan/Receipts/w', 'to': 'HEAD'}"), InlineData("git.deleteRef", "{'name': 'refs/gitvan/locks/x'}")]
    [InlineData("git.deleteRef", "{'name': 'refs/notes/gitvan/receipts'}"), InlineData("git.addNote", "{'text': 'x', 'ref': 'refs/notes/gitvan/receipts'}"), InlineData("git.appendNote", "{'text': 'x', 'ref': 'gitvan/receipts'}")]
    [InlineData("git.removeNote", "{'ref': 'gitvan/receipts'}"), InlineData("git.fetch", "{'remote': '.', 'refspecs': ['main:refs/gitvan/locks/x']}"), InlineData("git.fetch", "{'remote': '.', 'refspecs': ['+refs/*:refs/*']}")]
    [InlineData("git.fetch", "{'remote': '.', 'refspecs': ['refs/heads/*:refs/gitvan/receipts/*']}"), InlineData("git.push", "{'remote': '.', 'refspecs': ['HEAD:refs/gitvan/receipts/w']}"), InlineData("git.pull", "{'remote': '.', 'branch': 'main:refs/notes/gitvan/receipts'}")]
    public void What_a_job_is_judged_by_it_may_not_change(string method, string parameters)
    {
        temp.Commit();
        using var calls = new JobCalls(temp);
        Assert.Equal(CallException.Denied, calls.Fail(method, parameters).Code);
    }

    [Fact]
    public void Objects_are_hashed()
    {
        using var calls = new JobCalls(temp);
        var id = calls.Say("git.hashObject", "{'text': 'x\\n', 'write': false}");
        Assert.Equal("'587be6b4c3f93f93c489c0111bba5596147a26cb'", id);
        Assert.Equal("null", calls.Say("git.resolve", $"{{'revision': {id}}}"));
        Assert.Equal(id, calls.Say("git.hashObject", "{'base64': 'eAo='}"));
        Assert.Equal(id, calls.Say("git.resolve", $"{{'revision': {id}}}"));
        Assert.Equal("'e69de29bb2d1d6434b8b29ae775ad8c2e48c5391'", calls.Say("git.hashObject", "{'text': ''}"));
        Assert.Equal(CallException.InvalidParameters, calls.Fail("git.hashObject").Code);
        Assert.Equal(CallException.InvalidParameters, calls.Fail("git.hashObject", "{'base64': 'e'}").Code);
        Assert.Throws<GitFailedException>(() => calls.Ask("git.hashObject", "{'text': 'x', 'kind': 'commit'}"));
    }

    [Fact]
    public void Anything_else_is_run_as_it_is()
    {
        temp.Commit();
        using var calls = new JobCalls(temp);
        Assert.Equal("{'exitCode':0,'stdout':'true\\n','stderr':''}", calls.Say("git.run", "{'args': ['rev-parse', '--is-inside-work-tree']}"));
        Assert.Equal("{'exitCode':0,'stdout':'587be6b4c3f93f93c489c0111bba5596147a26cb\\n','stderr':''}", calls.Say("git.run", "{'args': ['hash-object', '--stdin'], 'input': 'x\\n'}"));
        Assert.Equal(129, (int)calls.Ask("git.run", "{'args': 'rev-list'}")!["exitCode"]!);
        Assert.Equal(CallException.InvalidParameters, calls.Fail("git.run").Code);
        Assert.Contains("NUL", Assert.Throws<GitVanException>(() => calls.Ask("git.run", new JsonObject { ["args"] = new JsonArray("a\0b") })).Message);
    }
}
