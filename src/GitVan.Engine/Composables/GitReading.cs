using System.Text;
using System.Text.Json.Nodes;
using System.Text.Unicode;
using GitVan.Engine.Files;
using GitVan.Engine.Git;
using GitVan.Engine.Protocol;

namespace GitVan.Engine.Composables;

/// <summary>Where the repository stands, its files and its objects.</summary>
public sealed class GitReading(RunScope scope)
{
    private static readonly string[] Status = ["status", "--porcelain=v2", "-z", "--find-renames=50%", "--no-ahead-behind"];

    public IReadOnlyList<Method> Methods =>
    [
        GitCall.Reads(scope, "git.head", [], call => call.Head()?.Hex),
        GitCall.Reads(scope, "git.branch", [], Branch),
        GitCall.Reads(scope, "git.root", [], _ => scope.Repository.Root),
        GitCall.Reads(scope, "git.isClean", ["untracked"], IsClean),
        GitCall.Reads(scope, "git.status", ["paths", "ignored"], ReadStatus),
        GitCall.Reads(scope, "git.files", ["globs", "untracked"], Files),
        GitCall.Reads(scope, "git.show", ["revision", "path"], Show),
        GitCall.Reads(scope, "git.resolve", ["revision"], call => call.Find(call.Revision("revision"))?.Hex),
        GitCall.Reads(scope, "git.catFile", ["object"], CatFile),
    ];

    /// <summary>The paths that match one of the call's globs; all where it has none.</summary>
    internal static JsonArray Matching(GitCall call, IEnumerable<string> paths)
    {
        List<Glob> globs = [.. call.Call.Texts("globs").Select(Glob.Parse)];
        return GitCall.Paths(globs.Count == 0 ? paths : paths.Where(path => globs.Any(glob => glob.Matches(path))));
    }

    private static JsonNode? Branch(GitCall call)
    {
        var refs = new RefReader(call.Scope.Repository);
        if (refs.CanRead)
            return refs.FindHead().Branch;
        var result = call.TryRead(["symbolic-ref", "--quiet", "HEAD"]);
        return result.Succeeded && RefName.TryParse(result.Text, out var name) ? name.Branch : null;
    }

    private static JsonNode IsClean(GitCall call) =>
        call.Read([.. Status, call.Call.Flag("untracked", otherwise: true) ? "--untracked-files=normal" : "--untracked-files=no"]).Length == 0;

    private static JsonNode ReadStatus(GitCall call)
    {
        // Ignored folders stand for what is in them, which may be a million files.
        var ignored = call.Call.Flag("ignored") ? "--ignored=matching" : "--ignored=no";
        var records = StatusRecord.Parse(call.ReadFields([.. Status, "--untracked-files=all", ignored, .. call.Pathspecs()]));
        return GitCall.List(records.Select(record =>
        {
            var entry = new JsonObject { ["path"] = QuotedPath.Write(record.Path) };
            if (record.From is { } from)
                entry["from"] = QuotedPath.Write(from);
            entry["index"] = record.Index.ToString();
            entry["workTree"] = record.WorkTree.ToString();
            return entry;
        }));
    }

    private static JsonNode Files(GitCall call)
    {
        string[] untracked = call.Call.Flag("untracked") ? ["--others", "--exclude-standard"] : [];
        return Matching(call, call.ReadFields(["ls-files", "-z", "--cached", "--deduplicate", .. untracked]).Distinct().Order(StringComparer.Ordinal));
    }

    private static JsonNode Show(GitCall call)
    {
        var revision = call.Revision("revision", "HEAD");
        if (call.Call.Has("path"))
            return call.ReadText(["cat-file", "blob", $"{revision}:{call.Path("path")}"]);
        string[] options = [.. GitDiffs.Patch, .. GitHistory.Plain, .. GitHistory.Undecorated, "--format=medium", "--diff-merges=dense-combined"];
        return call.ReadText(["show", .. options, GitCall.EndOfOptions, revision, "--"]);
    }

    private static JsonNode CatFile(GitCall call)
    {
        var name = call.Revision("object");
        if (call.FindObject(name) is not { Kind: { } kind } found)
            throw GitCall.NoRevision(name);
        var content = call.Read(["cat-file", kind.Name(), found.Id.Hex]);
        var answer = new JsonObject { ["id"] = found.Id.Hex, ["kind"] = kind.Name(), ["size"] = found.Size };
        if (Utf8.IsValid(content))
            answer["text"] = Encoding.UTF8.GetString(content);
        else
            answer["base64"] = Convert.ToBase64String(content);
        return answer;
    }
}
