using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using GitVan.Engine.Git;
using GitVan.Engine.Protocol;

namespace GitVan.Engine.Composables;

/// <summary>Changes the index, the work tree and the branch that is checked out.</summary>
public sealed class GitChanging(RunScope scope)
{
    private static readonly RefName Stashes = RefName.Parse("refs/stash");

    public IReadOnlyList<Method> Methods =>
    [
        GitCall.Changes(scope, "git.add", ["paths", "all", "update", "force"], Add),
        GitCall.Changes(scope, "git.commit", ["message", "paths", "all", "amend", "allowEmpty", "author", "sign", "hooks"], Commit),
        GitCall.Changes(scope, "git.checkout", ["revision", "paths", "create", "force", "hooks"], Checkout),
        GitCall.Changes(scope, "git.switch", ["branch", "create", "detach", "hooks"], Switch),
        GitCall.Changes(scope, "git.stash", ["message", "includeUntracked", "paths"], Stash),
        GitCall.Changes(scope, "git.stashPop", ["index"], StashPop),
        GitCall.Changes(scope, "git.merge", ["revision", "message", "noFastForward", "fastForwardOnly", "squash", "hooks"], Merge),
        GitCall.Changes(scope, "git.rebase", ["upstream", "onto", "hooks"], Rebase),
        GitCall.Changes(scope, "git.cherryPick", ["commits", "noCommit"], call => Pick(call, ["cherry-pick"])),
        GitCall.Changes(scope, "git.revert", ["commits", "noCommit"], call => Pick(call, ["revert", "--no-edit"])),
        GitCall.Changes(scope, "git.reset", ["revision", "mode", "paths"], Reset),
        GitCall.Changes(scope, "git.hashObject", ["text", "base64", "kind", "write"], HashObject),
    ];

    private static JsonNode? Add(GitCall call)
    {
        var paths = call.Call.Texts("paths");
        if (paths.Count == 0 && !call.Call.Flag("all") && !call.Call.Flag("update"))
            throw Call.Missing("paths", "a list of paths, or all or update");
        call.Call.Target = paths.Count == 0 ? "." : GitCall.Summary(paths);

        // Over its standard input, because there may be more than an argument list can have.
        string[] list = paths.Count == 0 ? [] : ["--pathspec-from-file=-", "--pathspec-file-nul"];
        var options = call.Options(("all", "--all"), ("update", "--update"), ("force", "--force"));
        call.Run(["add", "--no-ignore-errors", .. options, .. list], NulText.Join(call.Pathspecs().Skip(1)));
        return null;
    }

    private static JsonNode? Commit(GitCall call)
    {
        var message = call.Call.Text("message");
        List<string> options = [.. call.Options(("all", "--all"), ("amend", "--amend"), ("allowEmpty", "--allow-empty"))];
        if (call.Call.FindText("author") is { } author)
            options.Add("--author=" + author);
        if (call.Call.Has("sign"))
            options.Add(call.Call.Flag("sign") ? "--gpg-sign" : "--no-gpg-sign");
        call.Run(["commit", "--file=-", "--cleanup=whitespace", "--no-status", .. options, .. call.Pathspecs()], Encoding.UTF8.GetBytes(message));
        return HeadAfter(call);
    }

    private static JsonNode? Checkout(GitCall call)
    {
        List<string> options = ["--quiet", "--no-guess", .. call.Options(("force", "--force"))];
        if (call.FindWord("create") is { } name)
            options.AddRange(["--no-track", "-b", name]);
        string[] revision = call.FindRevision("revision") is { } named ? [named] : [];
        call.Call.Target = call.FindWord("create") ?? revision.FirstOrDefault() ?? GitCall.Summary(call.Call.Texts("paths"));
        call.Run(["checkout", .. options, .. revision, .. call.Pathspecs()]);
        return null;
    }

    private static JsonNode? Switch(GitCall call)
    {
        var branch = call.Word("branch");
        call.Call.Target = branch;
        string[] how = call.Call.Flag("create") ? ["--no-track", "--create"] : [];
        call.Run(["switch", "--quiet", "--no-guess", .. call.Options(("detach", "--detach")), .. how, branch]);
        return null;
    }

    private static JsonNode? Stash(GitCall call)
    {
        var before = FindStash(call);
        string[] message = call.Call.FindText("message") is { } text ? ["--message=" + text] : [];
        call.Run(["stash", "push", "--quiet", .. message, .. call.Options(("includeUntracked", "--include-untracked")), .. call.Pathspecs()]);
        var after = FindStash(call);
        call.Call.Target = Stashes.Value;
        return after == before ? null : after?.Hex;
    }

    private static JsonNode? StashPop(GitCall call)
    {
        call.Call.Target = string.Create(CultureInfo.InvariantCulture, $"stash@{{{call.Call.FindNumber("index") ?? 0}}}");
        call.Run(["stash", "pop", "--quiet", call.Call.Target]);
        return null;
    }

    private static ObjectId? FindStash(GitCall call) => new RefStore(call.Scope.Repository, call.Git).Find(Stashes);

    private static JsonNode? Merge(GitCall call)
    {
        string[] message = call.Call.FindText("message") is { } text ? ["-m", text] : [];
        var squash = call.Call.Flag("squash") ? "--squash" : "--no-squash";
        call.Run(["merge", "--no-edit", "--no-stat", FastForward(call), squash, .. message, "--", call.Revision("revision")]);
        return HeadAfter(call);
    }

    private static string FastForward(GitCall call) => (call.Call.Flag("noFastForward"), call.Call.Flag("fastForwardOnly")) switch
    {
        (true, true) => throw Call.Wrong("noFastForward and fastForwardOnly are both true, expected one of them"),
        (true, _) => "--no-ff",
        (_, true) => "--ff-only",
        _ => "--ff",
    };

    private static JsonNode? Rebase(GitCall call)
    {
        string[] onto = call.FindRevision("onto") is { } named ? ["--onto=" + named] : [];
        call.Run(["rebase", "--quiet", "--no-stat", .. onto, "--", call.Revision("upstream")]);
        return HeadAfter(call);
    }

    private static JsonNode? Pick(GitCall call, string[] command)
    {
        call.Run([.. command, .. call.Options(("noCommit", "--no-commit")), .. call.Revisions("commits"), "--"]);
        return HeadAfter(call);
    }

    private static JsonNode? Reset(GitCall call)
    {
        string[] revision = call.FindRevision("revision") is { } named ? [named] : [];
        var mode = call.Call.Word("mode", ["soft", "mixed", "hard", "keep"], "mixed");
        var paths = call.Pathspecs();
        if (paths.Count > 1 && mode != "mixed")
            throw Call.Wrong($"mode is '{mode}', expected 'mixed' where paths are given");
        call.Run(["reset", "--quiet", .. paths.Count > 1 ? [] : new[] { "--" + mode }, .. revision, .. paths]);
        call.Call.Target = paths.Count > 1 ? GitCall.Summary(call.Call.Texts("paths")) : call.Head()?.Hex;
        return null;
    }

    private static JsonNode? HashObject(GitCall call)
    {
        var kind = call.Call.Word("kind", ["blob", "tree", "commit", "tag"], "blob");
        string[] write = call.Call.Flag("write", otherwise: true) ? ["-w"] : [];
        var id = Encoding.ASCII.GetString(call.Read(["hash-object", "--stdin", "-t", kind, .. write], Content(call.Call))).TrimEnd('\n');
        call.Call.Target = id;
        return id;
    }

    private static byte[] Content(Call call)
    {
        if (call.Has("text") == call.Has("base64"))
            throw Call.Wrong("expected text or base64");
        if (call.FindText("text") is { } text)
            return Encoding.UTF8.GetBytes(text);
        var encoded = call.Text("base64");
        var content = new byte[encoded.Length];
        return Convert.TryFromBase64String(encoded, content, out var length)
            ? content[..length]
            : throw Call.Wrong("base64 is not valid, expected RFC 4648 with padding");
    }

    internal static JsonNode? HeadAfter(GitCall call) => call.Call.Target = call.Head()?.Hex;
}
