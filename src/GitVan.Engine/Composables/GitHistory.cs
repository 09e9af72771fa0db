using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using GitVan.Engine.Git;
using GitVan.Engine.Processes;
using GitVan.Engine.Protocol;

namespace GitVan.Engine.Composables;

/// <summary>Commits, and how they hang together.</summary>
public sealed class GitHistory(RunScope scope)
{
    /// <summary>Without what the person has git add to every log.</summary>
    internal static readonly IReadOnlyList<string> Plain = ["--no-show-signature", "--no-notes", "--no-abbrev-commit", "--mailmap", "--encoding=UTF-8"];

    /// <summary>Names of refs only where a format asks for them, and then those that git shows where nothing is configured.</summary>
    internal static readonly IReadOnlyList<string> Undecorated =
    [
        "--no-decorate", "--decorate-refs=HEAD", "--decorate-refs=refs/heads/*", "--decorate-refs=refs/tags/*", "--decorate-refs=refs/remotes/*",
        "--decorate-refs=refs/stash",
    ];

    private static readonly string[] Filters = ["from", "to", "paths", "limit", "skip", "author", "grep", "since", "until", "firstParent", "merges"];

    public IReadOnlyList<Method> Methods =>
    [
        GitCall.Reads(scope, "git.log", Filters, Log),
        GitCall.Reads(scope, "git.logText", [.. Filters, "format"], LogText),
        GitCall.Reads(scope, "git.countCommits", ["from", "to"], CountCommits),
        GitCall.Reads(scope, "git.mergeBase", ["a", "b"], MergeBase),
        GitCall.Reads(scope, "git.isAncestor", ["ancestor", "descendant"], IsAncestor),
        GitCall.Reads(scope, "git.describe", ["revision", "tags", "match", "always", "long", "dirty"], Describe),
        GitCall.Reads(scope, "git.stashes", [], Stashes),
    ];

    private static JsonNode Log(GitCall call) => GitCall.List(ReadLog(call, LogRecord.Options) is { } output ? LogRecord.Parse(output).Select(Commit) : []);

    private static JsonNode LogText(GitCall call)
    {
        var format = "--format=" + (call.Call.FindText("format") ?? "oneline");
        return ReadLog(call, [format, "--no-patch", .. Undecorated]) is { } output ? Encoding.UTF8.GetString(output) : "";
    }

    // Null where there is no commit yet.
    private static byte[]? ReadLog(GitCall call, IReadOnlyList<string> format)
    {
        if (IsBeforeTheFirst(call))
            return null;
        List<string> filters = ["--max-count=" + (call.Call.FindNumber("limit") ?? 100).ToString(CultureInfo.InvariantCulture)];
        if (call.Call.FindNumber("skip") is { } skip)
            filters.Add("--skip=" + skip.ToString(CultureInfo.InvariantCulture));
        foreach (var name in new[] { "author", "grep", "since", "until" })
            if (call.Call.FindText(name) is { } text)
                filters.Add($"--{name}={text}");
        if (call.Call.Flag("firstParent"))
            filters.Add("--first-parent");
        if (call.Call.Has("merges"))
            filters.Add(call.Call.Flag("merges") ? "--merges" : "--no-merges");
        return call.Read(["log", .. Plain, "--no-color", "--no-follow", .. format, .. filters, GitCall.EndOfOptions, .. Range(call), .. call.Pathspecs()]);
    }

    private static bool IsBeforeTheFirst(GitCall call) => !call.Call.Has("to") && call.Head() is null;

    private static IReadOnlyList<string> Range(GitCall call) =>
        call.FindRevision("from") is { } from ? [call.Revision("to", "HEAD"), "^" + from] : [call.Revision("to", "HEAD")];

    private static JsonNode Commit(LogRecord commit) => new JsonObject
    {
        ["id"] = commit.Id,
        ["parents"] = GitCall.List(commit.Parents.Select(id => (JsonNode?)id)),
        ["author"] = Person(commit.Author),
        ["committer"] = Person(commit.Committer),
        ["subject"] = commit.Subject,
        ["body"] = commit.Body,
        ["refs"] = GitCall.List(commit.Refs.Select(name => (JsonNode?)name)),
    };

    private static JsonObject Person(LogRecord.Person person) => new() { ["name"] = person.Name, ["email"] = person.Email, ["date"] = person.Date };

    private static JsonNode CountCommits(GitCall call) => IsBeforeTheFirst(call)
        ? 0
        : long.Parse(call.ReadText(["rev-list", "--count", GitCall.EndOfOptions, .. Range(call), "--"]), CultureInfo.InvariantCulture);

    private static JsonNode? MergeBase(GitCall call)
    {
        var (a, b) = (call.Resolve(call.Revision("a")), call.Resolve(call.Revision("b")));
        var result = call.TryRead(["merge-base", a.Hex, b.Hex]);
        return result.ExitCode == 1 ? null : result.Succeeded ? result.Text : throw new GitFailedException(["merge-base"], result);
    }

    private static JsonNode IsAncestor(GitCall call)
    {
        var (ancestor, descendant) = (call.Resolve(call.Revision("ancestor")), call.Resolve(call.Revision("descendant")));
        var result = call.TryRead(["merge-base", "--is-ancestor", ancestor.Hex, descendant.Hex]);
        return result.ExitCode <= 1 ? result.Succeeded : throw new GitFailedException(["merge-base"], result);
    }

    private static JsonNode? Describe(GitCall call)
    {
        if (call.Call.Has("revision") && call.Call.Flag("dirty"))
            throw Call.Wrong("dirty is about the work tree, expected no revision beside it");
        string[] match = call.Call.FindText("match") is { } pattern ? ["--match=" + pattern] : [];
        string[] revision = call.FindRevision("revision") is { } named ? [call.Resolve(named).Hex] : [];
        var options = call.Options(("tags", "--tags"), ("always", "--always"), ("long", "--long"), ("dirty", "--dirty"));
        var result = call.TryRead(["describe", .. options, .. match, .. revision]);
        return result.Succeeded ? result.Text : null;
    }

    private static JsonNode Stashes(GitCall call)
    {
        if (new RefStore(call.Scope.Repository, call.Git).Find(RefName.Parse("refs/stash")) is null)
            return new JsonArray();
        var fields = call.ReadFields(["log", "-z", "--walk-reflogs", .. Plain, "--no-patch", "--format=tformat:%H%x00%gs", "refs/stash", "--"]);
        return GitCall.List(fields.Chunk(2).Index().Select(stash =>
            new JsonObject { ["index"] = stash.Index, ["id"] = stash.Item[0], ["message"] = NativeText.ToReadable(stash.Item[1]) }));
    }
}
