using System.Text.Json.Nodes;
using GitVan.Engine.Git;
using GitVan.Engine.Processes;
using GitVan.Engine.Protocol;

namespace GitVan.Engine.Composables;

/// <summary>The repository's work trees. One that a run made for itself goes with it.</summary>
public sealed class WorktreeMethods(RunScope scope)
{
    private const int UsageError = 129;

    public IReadOnlyList<Method> Methods =>
    [
        GitCall.Reads(scope, "worktree.list", [], call => GitCall.List(List(call).Select(Entry))),
        GitCall.Reads(scope, "worktree.current", [], call => Entry(Current(List(call)))),
        GitCall.Changes(scope, "worktree.add", ["revision", "path", "branch"], Add),
        GitCall.Changes(scope, "worktree.remove", ["path", "force"], Remove),
    ];

    private JsonNode Add(GitCall call)
    {
        var own = call.Call.Has("path") ? null : scope.NewFolder("worktrees");
        var path = own ?? Absolute(call);
        call.Call.Target = QuotedPath.Write(path);
        var (branch, revision) = (call.FindWord("branch"), call.Revision("revision", "HEAD"));
        string[] how = branch is null ? ["--detach", path, revision]
            : !call.Call.Has("revision") && call.Find("refs/heads/" + branch) is not null ? [path, branch]
            : ["--no-track", "-b", branch, path, revision];

        // With another index git would check out into that one.
        var git = call.Git.WithIndex(null);
        if (own is not null)
            scope.AtEnd(() => git.With(Interruption.Never).TryRun(["worktree", "remove", "--force", "--force", own]));
        call.Read(["worktree", "add", "--quiet", .. how], on: git);
        return Entry(List(call).First(one => GitPath.AreSame(one.Path, path)));
    }

    private JsonNode? Remove(GitCall call)
    {
        var path = Absolute(call);
        call.Call.Target = QuotedPath.Write(path);
        call.Read(["worktree", "remove", .. call.Options(("force", "--force")), path]);
        return null;
    }

    private string Absolute(GitCall call) => Path.TrimEndingDirectorySeparator(Path.GetFullPath(call.Path("path"), scope.Repository.Root));

    private static IReadOnlyList<WorkTreeRecord> List(GitCall call)
    {
        string[] arguments = ["worktree", "list", "--porcelain"];
        var result = call.TryRead([.. arguments, "-z"]);

        // git before 2.36 has no -z here.
        var attributes = result.ExitCode == UsageError ? NativeText.Decode(call.Read(arguments)).Split('\n')
            : result.Succeeded ? NulText.Split(result.Output)
            : throw new GitFailedException(arguments, result);
        return [.. WorkTreeRecord.Parse(attributes)];
    }

    // Git lists the main one first, and each of the others as its git directory names it.
    private WorkTreeRecord Current(IReadOnlyList<WorkTreeRecord> all)
    {
        if (!scope.Repository.IsLinkedWorkTree)
            return all[0];
        return all.FirstOrDefault(one => GitPath.AreSame(one.Path, scope.Repository.Root))
            ?? throw new CallException(CallException.Failed, "git does not list this work tree") { Hint = "run: git worktree repair" };
    }

    private static JsonObject Entry(WorkTreeRecord record) => new()
    {
        ["path"] = QuotedPath.Write(record.Path),
        ["head"] = record.Head?.Hex,
        ["branch"] = record.Branch,
        ["bare"] = record.IsBare,
        ["detached"] = record.IsDetached,
        ["locked"] = record.IsLocked,
        ["prunable"] = record.IsPrunable,
    };
}
