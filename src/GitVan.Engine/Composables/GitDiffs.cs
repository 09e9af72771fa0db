using System.Globalization;
using System.Text.Json.Nodes;
using GitVan.Engine.Git;
using GitVan.Engine.Protocol;

namespace GitVan.Engine.Composables;

/// <summary>What differs between commits, the index and the work tree.</summary>
public sealed class GitDiffs(RunScope scope)
{
    /// <summary>A patch as git makes it where nothing is configured.</summary>
    internal static readonly IReadOnlyList<string> Patch =
    [
        "--no-color", "--no-ext-diff", "--no-textconv", "--no-relative", "--submodule=short", "--src-prefix=a/", "--dst-prefix=b/",
        "--find-renames=50%", "-l1000", "--diff-algorithm=myers", "--indent-heuristic", "--inter-hunk-context=0",
    ];

    private static readonly string[] Selection = ["from", "to", "staged", "paths"];
    private static readonly string[] Forms = ["nameOnly", "nameStatus", "stat", "numstat"];

    public IReadOnlyList<Method> Methods =>
    [
        GitCall.Reads(scope, "git.diff", [.. Selection, "context", "ignoreWhitespace", .. Forms], Diff),
        GitCall.Reads(scope, "git.diffNames", Selection, call => GitCall.Paths(Raw(call).Select(change => change.Path).Distinct())),
        GitCall.Reads(scope, "git.diffNameStatus", Selection, call => GitCall.List(Raw(call).Select(NameStatus))),
        GitCall.Reads(scope, "git.diffStat", Selection, Stat),
        GitCall.Reads(scope, "git.diffNumstat", Selection, call => GitCall.List(Counts(call).Select(Numstat))),
        GitCall.Reads(scope, "git.diffHunks", [.. Selection, "context", "ignoreWhitespace"], Hunks),
        GitCall.Reads(scope, "git.changedFiles", ["from", "to", "staged", "globs"], ChangedFiles),
    ];

    private static JsonNode Diff(GitCall call)
    {
        var asked = Forms.Where(form => call.Call.Flag(form)).ToList();
        if (asked.Count > 1)
            throw Call.Wrong($"{asked[0]} and {asked[1]} are both true, expected one of {string.Join(", ", Forms)}");
        string[] form = asked switch
        {
            ["nameOnly"] => ["--name-only"],
            ["nameStatus"] => ["--name-status"],
            ["stat"] => ["--stat=80"],
            ["numstat"] => ["--numstat"],
            _ => ["--patch", Context(call)],
        };
        return call.ReadText(["diff", .. Patch, .. form, .. Whitespace(call), .. Sides(call), .. call.Pathspecs()]);
    }

    private static IEnumerable<RawChange> Raw(GitCall call) => RawChange.Parse(Fields(call, "--raw"));

    private static IEnumerable<LineCount> Counts(GitCall call) => LineCount.Parse(Fields(call, "--numstat"));

    private static IReadOnlyList<string> Fields(GitCall call, string form) =>
        call.ReadFields(["diff", .. Patch, form, "-z", .. Sides(call), .. call.Pathspecs()]);

    private static JsonNode NameStatus(RawChange change)
    {
        var entry = new JsonObject { ["status"] = change.Status.ToString(), ["path"] = QuotedPath.Write(change.Path) };
        if (change.From is { } from)
            (entry["from"], entry["similarity"]) = (QuotedPath.Write(from), change.Similarity);
        return entry;
    }

    private static JsonNode Stat(GitCall call)
    {
        var counts = Counts(call).ToList();
        return new JsonObject
        {
            ["files"] = counts.Count,
            ["insertions"] = counts.Sum(count => (long)(count.Insertions ?? 0)),
            ["deletions"] = counts.Sum(count => (long)(count.Deletions ?? 0)),
        };
    }

    private static JsonNode Numstat(LineCount count)
    {
        var entry = new JsonObject { ["path"] = QuotedPath.Write(count.Path) };
        if (count.From is { } from)
            entry["from"] = QuotedPath.Write(from);
        (entry["insertions"], entry["deletions"]) = (count.Insertions, count.Deletions);
        return entry;
    }

    private static JsonNode Hunks(GitCall call)
    {
        var sides = Sides(call);

        // In a conflict git would compare with both sides at once; the one it merges into is enough.
        string[] ours = sides is [GitCall.EndOfOptions] ? ["--ours"] : [];
        var patch = call.Read(["diff", .. Patch, "--patch", Context(call), .. Whitespace(call), .. ours, .. sides, .. call.Pathspecs()]);
        return GitCall.List(PatchText.Parse(patch).Select(HunksOf));
    }

    private static JsonNode HunksOf(FilePatch file)
    {
        var entry = new JsonObject { ["path"] = QuotedPath.Write(file.Path) };
        if (file.From is { } from)
            entry["from"] = QuotedPath.Write(from);
        entry["status"] = file.Status.ToString();
        entry["binary"] = file.IsBinary;
        entry["hunks"] = GitCall.List(file.Hunks.Select(hunk => new JsonObject
        {
            ["oldStart"] = hunk.OldStart,
            ["oldLines"] = hunk.OldLines,
            ["newStart"] = hunk.NewStart,
            ["newLines"] = hunk.NewLines,
            ["heading"] = hunk.Heading,
            ["lines"] = GitCall.List(hunk.Lines.Select(line => (JsonNode?)line)),
        }));
        return entry;
    }

    private static JsonNode ChangedFiles(GitCall call)
    {
        string[] names = ["diff", .. Patch, "--no-renames", "--name-only", "-z", "--diff-filter=d"];
        if (call.Call.Has("from") || call.Call.Has("to") || call.Call.Flag("staged"))
            return GitReading.Matching(call, call.ReadFields([.. names, .. Sides(call), "--"]).Distinct());
        var head = call.Head() ?? call.Scope.Repository.Format.EmptyTree;
        var changed = call.ReadFields([.. names, head.Hex, "--"]);
        var untracked = call.ReadFields(["ls-files", "-z", "--others", "--exclude-standard"]);
        return GitReading.Matching(call, changed.Union(untracked).Order(StringComparer.Ordinal));
    }

    private static string Context(GitCall call) => "--unified=" + (call.Call.FindNumber("context") ?? 3).ToString(CultureInfo.InvariantCulture);

    private static IEnumerable<string> Whitespace(GitCall call) => call.Options(("ignoreWhitespace", "--ignore-all-space"));

    private static IReadOnlyList<string> Sides(GitCall call)
    {
        var (from, to, staged) = (call.FindRevision("from"), call.FindRevision("to"), call.Call.Flag("staged"));
        if (to is not null && (from is null || staged))
            throw Call.Wrong($"to is {Configuration.Excerpt.Of(to)}, expected it together with from and without staged");
        List<string> sides = staged ? ["--cached", GitCall.EndOfOptions] : [GitCall.EndOfOptions];
        sides.AddRange(new[] { from, to }.OfType<string>());
        return sides;
    }
}
