using static GitVan.Composables;

namespace GitVan.Tests;

/// <summary>Every method that the package has, called with everything it takes.</summary>
internal static class Calls
{
    private const string Commit = """
        {"id":"c1","parents":["p1"],"author":{"name":"Ada","email":"a@x","date":"2026-01-01T10:00:00+02:00"},"committer":{"name":"Bob","email":"b@x","date":"2026-01-01T09:00:00+00:00"},
        "subject":"s","body":"b","refs":["refs/heads/main"]}
        """;

    private const string Receipt = """
        {"receipt":"r1","runId":"0193","job":"lint","result":"success","trigger":"pre-commit","finished":"2026-01-01T00:00:00Z","durationMs":12.5,"exitCode":0,"commit":"c1","writer":"w","seq":3}
        """;

    private const string Worktree = """{"path":"/w","head":"c1","branch":null,"bare":false,"detached":true,"locked":false,"prunable":false}""";
    private const string Between = """{"from":"a","to":"b","staged":true,"paths":["src"]}""";

    private static readonly GitDiffOptions Diff = new() { From = "a", To = "b", Staged = true, Paths = ["src"] };
    private static readonly GitLogOptions Log = new()
    {
        From = "v1",
        To = "main",
        Paths = ["src"],
        Limit = 5,
        Skip = 1,
        Author = "Ada",
        Grep = "fix",
        Since = "1 week ago",
        Until = "today",
        FirstParent = true,
        Merges = false,
    };

    private const string LogParameters =
        """{"from":"v1","to":"main","paths":["src"],"limit":5,"skip":1,"author":"Ada","grep":"fix","since":"1 week ago","until":"today","firstParent":true,"merges":false}""";

    private static readonly ReceiptFilter Filter = new() { Job = "lint", Result = "failure", Since = DateTimeOffset.UnixEpoch, Commit = "HEAD" };
    private static readonly JobRoute[] Routes = [new("app/[name].tsx", "test") { With = new() { ["file"] = ":__file" }, BatchKey = ":name" }, new("docs/[...rest]")];

    private const string RouteParameters =
        """{"routes":[{"pattern":"app/[name].tsx","job":"test","with":{"file":":__file"},"batchKey":":name"},{"pattern":"docs/[...rest]"}],"files":["app/a.tsx"]}""";

    /// <summary>In the order of docs/protocol.md.</summary>
    public static IReadOnlyList<Call> All { get; } =
    [
        Call.Of("config.get", """{"key":"jobs.dirs"}""", """["jobs"]""", ct => UseGitVan().ConfigAsync("jobs.dirs", ct)),

        Call.Of("git.head", "{}", "\"c1\"", ct => UseGit().HeadAsync(ct)),
        Call.Of("git.branch", "{}", "null", ct => UseGit().BranchAsync(ct)),
        Call.Of("git.root", "{}", "\"/work\"", ct => UseGit().RootAsync(ct)),
        Call.Of("git.isClean", """{"untracked":false}""", "true", ct => UseGit().IsCleanAsync(untracked: false, ct)),
        Call.Of("git.status", """{"paths":["src"],"ignored":true}""", """[{"path":"b","from":"a","index":"R","workTree":"."}]""", ct => UseGit().StatusAsync(["src"], ignored: true, ct)),
        Call.Of("git.log", LogParameters, $"[{Commit}]", ct => UseGit().LogAsync(Log, ct)),
        Call.Of("git.logText", LogParameters[..^1] + ""","format":"%H"}""", "\"c1\\n\"", ct => UseGit().LogTextAsync("%H", Log, ct)),
        Call.Of("git.show", """{"revision":"main","path":"a"}""", "\"text\"", ct => UseGit().ShowAsync("main", "a", ct)),
        Call.Of("git.diff", Between[..^1] + ""","context":0,"ignoreWhitespace":true,"nameOnly":true}""", "\"a\\n\"", ct => UseGit().DiffAsync(Patch(GitPatchFormat.NameOnly), ct)),
        Call.Of("git.diff", Between[..^1] + ""","context":0,"ignoreWhitespace":true,"nameStatus":true}""", "\"a\\n\"", ct => UseGit().DiffAsync(Patch(GitPatchFormat.NameStatus), ct)),
        Call.Of("git.diff", Between[..^1] + ""","context":0,"ignoreWhitespace":true,"stat":true}""", "\"a\\n\"", ct => UseGit().DiffAsync(Patch(GitPatchFormat.Stat), ct)),
        Call.Of("git.diff", Between[..^1] + ""","context":0,"ignoreWhitespace":true,"numstat":true}""", "\"a\\n\"", ct => UseGit().DiffAsync(Patch(GitPatchFormat.Numstat), ct)),
        Call.Of("git.diff", """{"from":"a","context":3}""", "\"patch\"", ct => UseGit().DiffAsync("a", null, ct)),
        Call.Of("git.diffNames", Between, """["src/a","src/b"]""", ct => UseGit().DiffNamesAsync(Diff, ct)),
        Call.Of("git.diffNames", """{"from":"HEAD~1","to":"HEAD"}""", "[]", ct => UseGit().DiffNamesAsync("HEAD~1", "HEAD", ct)),
        Call.Of("git.diffNameStatus", Between, """[{"status":"R","path":"b","from":"a","similarity":90}]""", ct => UseGit().DiffNameStatusAsync(Diff, ct)),
        Call.Of("git.diffNameStatus", """{"from":"a","to":"b"}""", "[]", ct => UseGit().DiffNameStatusAsync("a", "b", ct)),
        Call.Of("git.diffStat", Between, """{"files":2,"insertions":3,"deletions":4}""", ct => UseGit().DiffStatAsync(Diff, ct)),
        Call.Of("git.diffStat", """{"from":"a"}""", """{"files":0,"insertions":0,"deletions":0}""", ct => UseGit().DiffStatAsync("a", null, ct)),
        Call.Of("git.diffNumstat", Between, """[{"path":"b","from":null,"insertions":null,"deletions":null}]""", ct => UseGit().DiffNumstatAsync(Diff, ct)),
        Call.Of("git.diffNumstat", """{"from":"a","to":"b"}""", "[]", ct => UseGit().DiffNumstatAsync("a", "b", ct)),
        Call.Of("git.diffHunks", Between[..^1] + ""","context":0,"ignoreWhitespace":true}""",
            """[{"path":"a","from":null,"status":"M","binary":false,"hunks":[{"oldStart":1,"oldLines":2,"newStart":1,"newLines":3,"heading":"f()","lines":[" x","-y","+z"]}]}]""",
            ct => UseGit().DiffHunksAsync(new() { From = "a", To = "b", Staged = true, Paths = ["src"], Context = 0, IgnoreWhitespace = true }, ct)),
        Call.Of("git.diffHunks", """{"from":"a","to":"b","context":3}""", "[]", ct => UseGit().DiffHunksAsync("a", "b", ct)),
        Call.Of("git.changedFiles", """{"globs":["*.cs"],"from":"a","to":"b","staged":true}""", """["a.cs"]""", ct => UseGit().ChangedFilesAsync(["*.cs"], "a", "b", staged: true, ct)),
        Call.Of("git.files", """{"globs":["*.cs"],"untracked":true}""", """["a.cs"]""", ct => UseGit().FilesAsync(["*.cs"], untracked: true, ct)),
        Call.Of("git.mergeBase", """{"a":"x","b":"y"}""", "null", ct => UseGit().MergeBaseAsync("x", "y", ct)),
        Call.Of("git.isAncestor", """{"ancestor":"x","descendant":"y"}""", "false", ct => UseGit().IsAncestorAsync("x", "y", ct)),
        Call.Of("git.resolve", """{"revision":"main"}""", "\"c1\"", ct => UseGit().ResolveAsync("main", ct)),
        Call.Of("git.countCommits", """{"from":"v1","to":"main"}""", "12", ct => UseGit().CountCommitsAsync("v1", "main", ct)),
        Call.Of("git.describe", """{"revision":"main","tags":true,"match":"v*","always":true,"long":true,"dirty":true}""", "\"v1-0-g1\"",
            ct => UseGit().DescribeAsync(new() { Revision = "main", Tags = true, Match = "v*", Always = true, Long = true, Dirty = true }, ct)),
        Call.Of("git.branches", """{"pattern":"feature/*","remotes":true}""", """[{"name":"main","id":"c1","upstream":"origin/main","current":true}]""", ct => UseGit().BranchesAsync("feature/*", remotes: true, ct)),
        Call.Of("git.tags", """{"pattern":"v*"}""", """[{"name":"v1","id":"t1","target":"c1","annotated":true,"subject":"one"}]""", ct => UseGit().TagsAsync("v*", ct)),
        Call.Of("git.remotes", "{}", """[{"name":"origin","url":"https://x"}]""", ct => UseGit().RemotesAsync(ct)),
        Call.Of("git.refs", """{"prefix":"refs/tags/"}""", """[{"name":"refs/tags/v1","id":"t1"}]""", ct => UseGit().RefsAsync("refs/tags/", ct)),
        Call.Of("git.ref", """{"name":"refs/heads/main"}""", "\"c1\"", ct => UseGit().RefAsync("refs/heads/main", ct)),
        Call.Of("git.note", """{"object":"main","ref":"refs/notes/x"}""", "\"note\"", ct => UseGit().NoteAsync("main", "refs/notes/x", ct)),
        Call.Of("git.notes", """{"ref":"refs/notes/x"}""", """[{"object":"c1","note":"n"}]""", ct => UseGit().NotesAsync("refs/notes/x", ct)),
        Call.Of("git.stashes", "{}", """[{"index":0,"id":"s1","message":"wip"}]""", ct => UseGit().StashesAsync(ct)),
        Call.Of("git.catFile", """{"object":"o1"}""", """{"id":"o1","kind":"blob","size":3,"base64":"/wD/"}""", ct => UseGit().CatFileAsync("o1", ct),
            content => Assert.Equal([0xff, 0, 0xff], content.Bytes.ToArray())),
        Call.Of("git.catFile", """{"object":"o1"}""", """{"id":"o1","kind":"blob","size":3,"text":"a é"}""", ct => UseGit().CatFileAsync("o1", ct), content => Assert.Equal("a é", content.Text)),

        Call.Of("git.add", """{"paths":["a"],"all":true,"update":true,"force":true}""", ct => UseGit().AddAsync(["a"], all: true, update: true, force: true, ct)),
        Call.Of("git.commit", """{"message":"m","paths":["a"],"all":true,"amend":true,"allowEmpty":true,"author":"A <a@x>","sign":false,"hooks":true}""", "\"c1\"",
            ct => UseGit().CommitAsync("m", new() { Paths = ["a"], All = true, Amend = true, AllowEmpty = true, Author = "A <a@x>", Sign = false, Hooks = true }, ct)),
        Call.Of("git.checkout", """{"revision":"main","paths":["a"],"create":"topic","force":true,"hooks":true}""", ct => UseGit().CheckoutAsync("main", ["a"], create: "topic", force: true, hooks: true, ct)),
        Call.Of("git.switch", """{"branch":"main","create":true,"detach":true,"hooks":true}""", ct => UseGit().SwitchAsync("main", create: true, detach: true, hooks: true, ct)),
        Call.Of("git.stash", """{"message":"wip","includeUntracked":true,"paths":["a"]}""", "null", ct => UseGit().StashAsync("wip", includeUntracked: true, ["a"], ct)),
        Call.Of("git.stashPop", """{"index":1}""", ct => UseGit().StashPopAsync(1, ct)),
        Call.Of("git.merge", """{"revision":"b","message":"m","noFastForward":true,"fastForwardOnly":true,"squash":true,"hooks":true}""", "\"c1\"",
            ct => UseGit().MergeAsync("b", new() { Message = "m", NoFastForward = true, FastForwardOnly = true, Squash = true, Hooks = true }, ct)),
        Call.Of("git.rebase", """{"upstream":"main","onto":"v1","hooks":true}""", "\"c1\"", ct => UseGit().RebaseAsync("main", "v1", hooks: true, ct)),
        Call.Of("git.cherryPick", """{"commits":["a"],"noCommit":true}""", "\"c1\"", ct => UseGit().CherryPickAsync(["a"], noCommit: true, ct)),
        Call.Of("git.revert", """{"commits":["a"],"noCommit":true}""", "\"c1\"", ct => UseGit().RevertAsync(["a"], noCommit: true, ct)),
        Call.Of("git.reset", """{"revision":"a","mode":"keep","paths":["x"]}""", ct => UseGit().ResetAsync("a", GitResetMode.Keep, ["x"], ct)),
        Call.Of("git.createBranch", """{"name":"b","at":"v1","force":true}""", ct => UseGit().CreateBranchAsync("b", "v1", force: true, ct)),
        Call.Of("git.deleteBranch", """{"name":"b","force":true}""", ct => UseGit().DeleteBranchAsync("b", force: true, ct)),
        Call.Of("git.createTag", """{"name":"v2","at":"main","message":"two","force":true}""", "\"t1\"", ct => UseGit().CreateTagAsync("v2", "main", "two", force: true, ct)),
        Call.Of("git.deleteTag", """{"name":"v2"}""", ct => UseGit().DeleteTagAsync("v2", ct)),
        Call.Of("git.addNote", """{"text":"t","object":"main","ref":"refs/notes/x","force":true}""", ct => UseGit().AddNoteAsync("t", "main", "refs/notes/x", force: true, ct)),
        Call.Of("git.appendNote", """{"text":"t","object":"main","ref":"refs/notes/x"}""", ct => UseGit().AppendNoteAsync("t", "main", "refs/notes/x", ct)),
        Call.Of("git.removeNote", """{"object":"main","ref":"refs/notes/x"}""", "true", ct => UseGit().RemoveNoteAsync("main", "refs/notes/x", ct)),
        Call.Of("git.updateRef", """{"name":"refs/x","to":"c2","from":"c1","lock":"deploy"}""", ct => UseGit().UpdateRefAsync("refs/x", "c2", "c1", "deploy", ct)),
        Call.Of("git.deleteRef", """{"name":"refs/x","from":"c1","lock":"deploy"}""", ct => UseGit().DeleteRefAsync("refs/x", "c1", "deploy", ct)),
        Call.Of("git.hashObject", """{"text":"t","kind":"blob","write":false}""", "\"o1\"", ct => UseGit().HashObjectAsync("t", write: false, ct: ct)),
        Call.Of("git.hashObject", """{"base64":"/wD/","kind":"tree"}""", "\"o1\"", ct => UseGit().HashObjectAsync(new byte[] { 0xff, 0, 0xff }, "tree", ct: ct)),
        Call.Of("git.fetch", """{"remote":"origin","refspecs":["main"],"prune":true,"tags":false,"depth":1}""",
            ct => UseGit().FetchAsync(new() { Remote = "origin", Refspecs = ["main"], Prune = true, Tags = false, Depth = 1 }, ct)),
        Call.Of("git.push", """{"remote":"origin","refspecs":["main"],"force":true,"tags":true,"setUpstream":true,"hooks":true}""",
            ct => UseGit().PushAsync(new() { Remote = "origin", Refspecs = ["main"], Force = true, Tags = true, SetUpstream = true, Hooks = true }, ct)),
        Call.Of("git.pull", """{"remote":"origin","branch":"main","rebase":true,"fastForwardOnly":true,"hooks":true}""", "\"c1\"",
            ct => UseGit().PullAsync(new() { Remote = "origin", Branch = "main", Rebase = true, FastForwardOnly = true, Hooks = true }, ct)),
        Call.Of("git.run", """{"args":["version"],"input":"in","hooks":true}""", """{"exitCode":1,"stdout":"o","stderr":"e"}""", ct => UseGit().RunAsync(["version"], "in", hooks: true, ct)),

        Call.Of("notes.read", """{"object":"main"}""", "\"note\"", ct => UseNotes().ReadAsync("main", ct)),
        Call.Of("notes.list", "{}", """[{"object":"c1","text":"t"}]""", ct => UseNotes().ListAsync(ct)),
        Call.Of("notes.write", """{"text":"t","object":"main"}""", ct => UseNotes().WriteAsync("t", "main", ct)),
        Call.Of("notes.append", """{"text":"t"}""", ct => UseNotes().AppendAsync("t", ct)),
        Call.Of("notes.append", """{"text":"t","object":"main"}""", ct => UseNotes().AppendAsync("t", "main", ct)),
        Call.Of("notes.remove", """{"object":"main"}""", "true", ct => UseNotes().RemoveAsync("main", ct)),

        Call.Of("receipt.attach", """{"name":"coverage","value":0.5}""", ct => UseReceipt().AttachAsync("coverage", 0.5, ct)),
        Call.Of("receipt.attach", """{"name":"coverage","value":null}""", ct => UseReceipt().AttachAsync("coverage", null, ct)),
        Call.Of("receipt.artifact", """{"path":"out/a.zip","name":"a"}""", """{"name":"a","path":"out/a.zip","sha256":"00","size":5}""", ct => UseReceipt().ArtifactAsync("out/a.zip", "a", ct)),
        Call.Of("receipt.list", """{"job":"lint","result":"failure","since":"1970-01-01T00:00:00.000Z","commit":"HEAD","limit":5}""", $"[{Receipt}]", ct => UseReceipt().ListAsync(Filter, 5, ct), ReceiptIsRead),
        Call.Of("receipt.get", """{"id":"r1"}""", Receipt, ct => UseReceipt().GetAsync("r1", ct), receipt => ReceiptIsRead([receipt!])),
        Call.Of("receipt.get", """{"id":"r1"}""", "null", ct => UseReceipt().GetAsync("r1", ct), Assert.Null),
        Call.Of("receipt.search", """{"text":"x","limit":5}""", $"[{Receipt}]", ct => UseReceipt().SearchAsync("x", 5, ct), ReceiptIsRead),
        Call.Of("receipt.verify", "{}", """{"ok":false,"chains":1,"receipts":2,"findings":[{"kind":"cut","place":"p","message":"m"}]}""", ct => UseReceipt().VerifyAsync(ct)),
        Call.Of("receipt.stats", """{"job":"lint","since":"1970-01-01T00:00:00.000Z"}""",
            """[{"job":"lint","runs":3,"succeeded":2,"failed":1,"medianMs":12.5,"p95Ms":20,"last":"2026-01-01T00:00:00Z"}]""",
            ct => UseReceipt().StatsAsync("lint", DateTimeOffset.UnixEpoch, ct),
            all => Assert.Equal([new("lint", 3, 2, 1, TimeSpan.FromMilliseconds(12.5), TimeSpan.FromMilliseconds(20), new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero))], all)),
        Call.Of("receipt.export", """{"format":"csv","job":"lint","result":"failure","since":"1970-01-01T00:00:00.000Z","commit":"HEAD"}""", "\"a,b\"", ct => UseReceipt().ExportAsync(ReceiptFormat.Csv, Filter, ct)),

        Call.Of("lock.acquire", """{"name":"deploy","timeoutMs":1500,"ttlMs":60000}""", """{"name":"deploy","token":8}""",
            ct => UseLock().AcquireAsync("deploy", TimeSpan.FromSeconds(1.5), TimeSpan.FromMinutes(1), ct), lease => Assert.Equal(("deploy", 8), (lease.Name, lease.Token))),
        Call.Of("lock.tryAcquire", """{"name":"deploy","ttlMs":1}""", "null", ct => UseLock().TryAcquireAsync("deploy", TimeSpan.FromTicks(1), ct), Assert.Null),
        Call.Of("lock.release", """{"name":"deploy"}""", "true", ct => UseLock().ReleaseAsync("deploy", ct)),
        Call.Of("lock.list", "{}", """[{"name":"deploy","state":"held","owner":"job","host":"h","since":"2026-01-01T00:00:00+00:00","token":8}]""", ct => UseLock().ListAsync(ct)),

        Call.Of("route.match", RouteParameters, """[{"file":"app/a.tsx","route":0,"params":{"name":"a"},"inputs":{"file":"app/a.tsx"}}]""", ct => UseUnrouting().MatchAsync(Routes, ["app/a.tsx"], ct),
            matches => Assert.Equal(("app/a.tsx", Routes[0], "a", "app/a.tsx"), (matches[0].File, matches[0].Route, matches[0].Params.Text("name"), matches[0].Inputs.Text("file")))),
        Call.Of("route.batch", RouteParameters, """[{"route":0,"job":"test","key":"a","files":["app/a.tsx"],"inputs":{}}]""", ct => UseUnrouting().BatchAsync(Routes, ["app/a.tsx"], ct),
            batches => Assert.Equal((Routes[0], "a", "app/a.tsx"), (batches[0].Route, batches[0].Key, batches[0].Files[0]))),

        Call.Of("worktree.list", "{}", $"[{Worktree}]", ct => UseWorktree().ListAsync(ct)),
        Call.Of("worktree.current", "{}", Worktree, ct => UseWorktree().CurrentAsync(ct)),
        Call.Of("worktree.add", """{"revision":"main","path":"../w","branch":"b"}""", Worktree, ct => UseWorktree().AddAsync("main", "../w", "b", ct)),
        Call.Of("worktree.remove", """{"path":"../w","force":true}""", ct => UseWorktree().RemoveAsync("../w", force: true, ct)),

        Call.Of("job.list", "{}", """[{"kind":"csharp","hooks":["pre-push"],"on":["job:after"],"inputs":{"type":"object"},"id":"a","name":"A","description":null,"version":"1","tags":["t"]}]""", ct => UseJob().ListAsync(ct)),
        Call.Of("job.get", """{"job":"a"}""", "null", ct => UseJob().GetAsync("a", ct)),
        Call.Of("job.run", """{"job":"a","inputs":{"n":1}}""", """{"runId":"r","result":"failure","exitCode":1,"message":"m","data":{"x":1},"durationMs":3}""", ct => UseJob().RunAsync("a", new() { ["n"] = 1 }, ct),
            outcome => Assert.Equal((false, 1, "m", 1, 3), (outcome.Succeeded, outcome.ExitCode, outcome.Message, outcome.Data!.Value.GetProperty("x").GetInt32(), outcome.Duration.TotalMilliseconds))),
        Call.Of("job.history", """{"job":"a","limit":5}""", $"[{Receipt}]", ct => UseJob().HistoryAsync("a", 5, ct), ReceiptIsRead),

        Call.Of("exec.run", """{"command":["make","-j2"],"cwd":"src","env":{"A":"1"},"input":"in","timeoutMs":1000}""", """{"exitCode":143,"stdout":"o","stderr":"e","timedOut":true}""",
            ct => UseExec().RunAsync(["make", "-j2"], new() { WorkingDirectory = "src", Environment = { ["A"] = "1" }, Input = "in", Timeout = TimeSpan.FromSeconds(1) }, ct),
            output => Assert.Equal((new(143, "o", "e", TimedOut: true), false), (output, output.Succeeded))),

        Call.Of("template.render", """{"template":"t","data":{"a":1}}""", "\"x\"", ct => UseTemplate().RenderAsync("t", new() { ["a"] = 1 }, ct)),
        Call.Of("template.renderString", """{"text":"t","data":{"a":1}}""", "\"x\"", ct => UseTemplate().RenderStringAsync("t", new() { ["a"] = 1 }, ct)),
        Call.Of("template.renderToFile", """{"template":"t","path":"p","data":{"a":1}}""", ct => UseTemplate().RenderToFileAsync("t", "p", new() { ["a"] = 1 }, ct)),
        Call.Of("template.plan", """{"template":"t","data":{"a":1}}""", """{"files":[]}""", ct => UseTemplate().PlanAsync("t", new() { ["a"] = 1 }, ct)),
        Call.Of("template.apply", """{"plan":{"files":[]}}""", ct => UseTemplate().ApplyAsync(System.Text.Json.JsonDocument.Parse("""{"files":[]}""").RootElement, ct)),
    ];

    private static GitPatchOptions Patch(GitPatchFormat format) =>
        new() { From = "a", To = "b", Staged = true, Paths = ["src"], Context = 0, IgnoreWhitespace = true, Format = format };

    private static void ReceiptIsRead(IReadOnlyList<JobReceipt> receipts)
    {
        var receipt = Assert.Single(receipts);
        Assert.Equal(("r1", "0193", "lint", "success", "pre-commit", 12.5, 0, "c1", null), (receipt.Id, receipt.RunId, receipt.Job, receipt.Result, receipt.Trigger, receipt.Duration.TotalMilliseconds, receipt.ExitCode, receipt.Commit, receipt.Tree));
        Assert.Equal(3, receipt.Json.GetProperty("seq").GetInt32());
    }
}
