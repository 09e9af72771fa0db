using System.Text.Json.Nodes;
using GitVan.Engine.Protocol;

namespace GitVan.Engine.Tests.Composables;

public sealed class GitDiffSpecs : IDisposable
{
    private const string OddConfiguration = """
        [core]
        	quotePath = false
        	abbrev = 30
        	pager = false
        [diff]
        	noprefix = true
        	mnemonicPrefix = true
        	external = false
        	renames = copies
        	context = 9
        	interHunkContext = 5
        	algorithm = patience
        	suppressBlankEmpty = true
        	relative = true
        	submodule = log
        	autoRefreshIndex = false
        	statGraphWidth = 3
        	orderFile = /none
        	indentHeuristic = false
        	wsErrorHighlight = all
        	colorMoved = plain
        [diff "odd"]
        	textconv = tr a-z A-Z
        	command = false
        [color]
        	ui = always
        	diff = always
        	status = always
        [log]
        	showSignature = true
        	follow = true
        	abbrevCommit = true
        	decorate = short
        	date = relative
        	mailmap = true
        	excludeDecoration = refs/heads/*
        	diffMerges = first-parent
        [format]
        	pretty = oneline
        	notes = *
        [i18n]
        	logOutputEncoding = ISO-8859-1
        [status]
        	relativePaths = true
        	showUntrackedFiles = no
        	renames = false
        	branch = true
        	short = true
        	showStash = true
        [branch]
        	sort = -committerdate
        [tag]
        	sort = -refname
        [notes]
        	displayRef = *
        [column]
        	ui = always
        [grep]
        	patternType = fixed
        """;

    private readonly TempRepository temp = new();

    public void Dispose()
    {
        // .NET can't delete a file whose name is no UTF-8.
        temp.TryGit(temp.Path, ["rm", "-rfq", "--ignore-unmatch", "."]);
        temp.Dispose();
    }

    [Fact]
    public void Names_that_are_odd_arrive_and_come_back()
    {
        string[] names = ["a b", "-dash", "new\nline", "tab\tand \"quotes\"", "\"begins", "back\\slash", "ünï 😀", "a/b", "b/a b/a"];
        foreach (var name in names)
            temp.Write(name, "one\n");
        WriteBytes("caf\u00e9.latin1", "one\n");
        temp.Git("add", "--all");
        temp.Git("commit", "-q", "-m", "odd");
        foreach (var name in names)
            temp.Write(name, "two\n");
        WriteBytes("caf\u00e9.latin1", "two\n");
        using var calls = new JobCalls(temp);
        string[] expected = [.. names.Select(Written).Append("\"caf\\351.latin1\"").Order(StringComparer.Ordinal)];

        Assert.Equal(expected, Texts(calls.Ask("git.diffNames")).Order(StringComparer.Ordinal));
        foreach (var method in new[] { "git.diffNameStatus", "git.diffNumstat", "git.diffHunks", "git.status" })
            Assert.Equal(expected, calls.Ask(method)!.AsArray().Select(one => (string)one!["path"]!).Order(StringComparer.Ordinal));
        Assert.Equal(expected, Texts(calls.Ask("git.changedFiles")).Order(StringComparer.Ordinal));
        Assert.Equal(expected, Texts(calls.Ask("git.files")).Order(StringComparer.Ordinal));
        foreach (var name in expected)
        {
            Assert.Equal([name], Texts(calls.Ask("git.diffNames", new JsonObject { ["paths"] = name })));
            Assert.Equal("one\n", (string?)calls.Ask("git.show", new JsonObject { ["path"] = name }));
            calls.Ask("git.add", new JsonObject { ["paths"] = name });
        }

        Assert.Empty(calls.Ask("git.diffNames")!.AsArray());
        Assert.Equal(expected.Length, calls.Ask("git.diffNames", "{'staged': true}")!.AsArray().Count);

        static string Written(string name) => name switch
        {
            "new\nline" => "\"new\\nline\"",
            "tab\tand \"quotes\"" => "\"tab\\tand \\\"quotes\\\"\"",
            "\"begins" => "\"\\\"begins\"",
            _ => name,
        };
    }

    [Fact]
    public void Hunks_have_their_lines()
    {
        temp.Write("code", "1\n2\n3\nfour()\n5\n6\n7\n8\n9\n");
        temp.Write("end", "x");
        temp.Write("gone", "a\n");
        temp.Write("moved", "1\n2\n3\n4\n");
        temp.Write("mode", "m\n");
        File.WriteAllBytes(Path.Combine(temp.Path, "bytes"), [0, 1]);
        temp.Git("add", ".");
        temp.Git("commit", "-q", "-m", "one");
        temp.Write("code", "1\n2\n3\nfour()\nfive\n6\n7\n8\n9\n10\n");
        temp.Write("end", "y\n");
        File.WriteAllBytes(Path.Combine(temp.Path, "bytes"), [0, 2]);
        temp.Write("new", "--- a/x\n+++ b/x\n@@ -1 +1 @@\n");
        temp.Git("rm", "-q", "gone");
        temp.Git("mv", "moved", "moved to");
        temp.Git("add", ".");
        temp.Git("update-index", "--chmod=+x", "mode");
        using var calls = new JobCalls(temp);
        var files = calls.Ask("git.diffHunks", "{'staged': true, 'context': 0}")!.AsArray().ToDictionary(file => (string)file!["path"]!, file => file!);
        Assert.Equal(
            """[{"oldStart":5,"oldLines":1,"newStart":5,"newLines":1,"heading":"four()","lines":["-5","+five"]},{"oldStart":9,"oldLines":0,"newStart":10,"newLines":1,"heading":"four()","lines":["+10"]}]""",
            files["code"]["hunks"]!.ToJsonString().Replace("\\u002B", "+"));
        Assert.Equal(["-x", "\\ No newline at end of file", "+y"], Texts(files["end"]["hunks"]![0]!["lines"]));
        Assert.Equal(["+--- a/x", "++++ b/x", "+@@ -1 +1 @@"], Texts(files["new"]["hunks"]![0]!["lines"]));
        Assert.Equal(("A", "D", "M", "R"), (Status("new"), Status("gone"), Status("mode"), Status("moved to")));
        Assert.Equal("moved", (string?)files["moved to"]["from"]);
        Assert.Empty(files["mode"]["hunks"]!.AsArray());
        Assert.True((bool)files["bytes"]["binary"]!);
        Assert.Equal(7, files.Count);

        Assert.Equal("{'files':7,'insertions':6,'deletions':3}", calls.Say("git.diffStat", "{'staged': true}"));
        Assert.Contains("{'path':'bytes','insertions':null,'deletions':null}", calls.Say("git.diffNumstat", "{'staged': true}"));
        Assert.Contains("{'path':'moved to','from':'moved','insertions':0,'deletions':0}", calls.Say("git.diffNumstat", "{'staged': true}"));
        Assert.Contains("{'status':'R','path':'moved to','from':'moved','similarity':100}", calls.Say("git.diffNameStatus", "{'staged': true}"));

        string? Status(string path) => (string?)files[path]["status"];
    }

    [Fact]
    public void In_a_conflict_hunks_are_against_our_side()
    {
        temp.Commit("f", "base\n");
        temp.Git("checkout", "-q", "-b", "side");
        temp.Commit("f", "side\n");
        temp.Git("checkout", "-q", "main");
        temp.Commit("f", "main\n");
        temp.TryGit(temp.Path, ["merge", "side"]);
        using var calls = new JobCalls(temp);
        var files = calls.Ask("git.diffHunks")!.AsArray();
        Assert.Equal(["U", "M"], files.Select(file => (string)file!["status"]!));
        Assert.Contains("+side", Texts(files[1]!["hunks"]![0]!["lines"]));
        Assert.Equal("[{'path':'f','index':'U','workTree':'U'}]", calls.Say("git.status"));
        Assert.Equal("['f']", calls.Say("git.diffNames"));
    }

    [Fact]
    public void Sides_are_chosen_as_the_page_says()
    {
        temp.Commit("a", "1\n");
        temp.Commit("b", "1\n");
        temp.Write("a", "2\n");
        temp.Git("add", "a");
        temp.Write("b", "2\n");
        using var calls = new JobCalls(temp);
        Assert.Equal("['b']", calls.Say("git.diffNames"));
        Assert.Equal("['a']", calls.Say("git.diffNames", "{'staged': true}"));
        Assert.Equal("['a','b']", calls.Say("git.diffNames", "{'from': 'HEAD'}"));
        Assert.Equal("['b']", calls.Say("git.diffNames", "{'from': 'HEAD~1', 'to': 'HEAD'}"));
        Assert.Equal("['a','b']", calls.Say("git.diffNames", "{'from': 'HEAD~1', 'staged': true}"));
        Assert.Equal(CallException.InvalidParameters, calls.Fail("git.diffNames", "{'to': 'HEAD'}").Code);
        Assert.Equal(CallException.InvalidParameters, calls.Fail("git.diff", "{'stat': true, 'nameOnly': true}").Code);
        Assert.Equal("'a\\n'", calls.Say("git.diff", "{'staged': true, 'nameOnly': true}"));
        Assert.Equal("'M\\ta\\n'", calls.Say("git.diff", "{'staged': true, 'nameStatus': true}"));
        Assert.Equal("'1\\t1\\ta\\n'", calls.Say("git.diff", "{'staged': true, 'numstat': true}"));
        Assert.Equal("' a | 2 +-\\n 1 file changed, 1 insertion(+), 1 deletion(-)\\n'", calls.Say("git.diff", "{'staged': true, 'stat': true}"));
    }

    [Fact]
    public void The_persons_configuration_changes_no_answer()
    {
        temp.Write(".gitattributes", "*.odd diff=odd\n");
        temp.Commit("a.odd", "a\n\nb\n");
        temp.Commit("ü", "1\n\n2\n3\n4\n5\n6\n7\n8\n9\n10\n11\n12\n", "eñe\n\nbody");
        temp.Git("notes", "add", "-m", "noted");
        temp.Git("tag", "a");
        temp.Git("tag", "b");
        temp.Write("a.odd", "a\n\nc\n");
        temp.Write("ü", "one\n\n2\n3\n4\n5\n6\n7\n8\n9\n10\n11\ntwelve\n");
        temp.Git("mv", "ü", "renamed");
        temp.Write("sub/untracked", "");
        string[] asked =
        [
            "git.status", "git.log", "git.logText", "git.show", "git.diff", "git.diffNames", "git.diffNameStatus", "git.diffStat", "git.diffNumstat", "git.diffHunks",
            "git.changedFiles", "git.files", "git.branches", "git.tags", "git.refs", "git.note", "git.notes", "git.isClean", "git.describe", "worktree.list",
        ];
        var before = Answers();
        File.WriteAllText(Path.Combine(temp.Home, ".gitconfig"), OddConfiguration);
        Assert.Equal("always", temp.Git("config", "color.ui"));
        Assert.Equal(before, Answers());

        IReadOnlyList<string> Answers()
        {
            var environment = temp.Environment();
            if (File.Exists(Path.Combine(temp.Home, ".gitconfig")))
                environment["GIT_DIFF_OPTS"] = "--unified=1";
            using var calls = new JobCalls(temp, environment);
            return
            [
                .. asked.Select(method => method + calls.Say(method)),
                .. asked.Where(method => method.StartsWith("git.diff", StringComparison.Ordinal)).SelectMany(method => new[] { "{'staged': true}", "{'from': 'HEAD'}" }.Select(sides => method + calls.Say(method, sides))),
                calls.Say("git.diff", "{'stat': true}"), calls.Say("git.logText", "{'format': 'medium'}"), calls.Say("git.logText", "{'format': '%h %s%d'}"), calls.Say("git.log", "{'grep': 'e.e'}"),
            ];
        }
    }

    private static IReadOnlyList<string> Texts(JsonNode? list) => [.. list!.AsArray().Select(one => (string)one!)];

    // .NET can't name a file whose name is no UTF-8.
    private void WriteBytes(string latin1, string content)
    {
        var octal = string.Concat(latin1.Select(c => c < 0x80 ? c.ToString() : $"\\{Convert.ToString(c, 8)}"));
        using var shell = System.Diagnostics.Process.Start(new System.Diagnostics.ProcessStartInfo("sh", ["-c", $"printf '{content.Replace("\n", "\\n")}' > \"$(printf '{octal}')\""]) { WorkingDirectory = temp.Path })!;
        shell.WaitForExit();
    }
}
