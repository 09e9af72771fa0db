using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using GitVan.Engine.Protocol;

namespace GitVan.Engine.Composables;

/// <summary>Talks to other repositories, and runs what no method is made for.</summary>
public sealed class GitRemotes(RunScope scope)
{
    public IReadOnlyList<Method> Methods =>
    [
        GitCall.Changes(scope, "git.fetch", ["remote", "refspecs", "prune", "tags", "depth"], Fetch) with { Waits = true },
        GitCall.Changes(scope, "git.push", ["remote", "refspecs", "force", "tags", "setUpstream", "hooks"], Push) with { Waits = true },
        GitCall.Changes(scope, "git.pull", ["remote", "branch", "rebase", "fastForwardOnly", "hooks"], Pull) with { Waits = true },
        GitCall.Changes(scope, "git.run", ["args", "input", "hooks"], Run) with { Waits = true },
    ];

    private static JsonNode? Fetch(GitCall call)
    {
        List<string> options = ["--quiet", call.Call.Flag("prune") ? "--prune" : "--no-prune", .. call.Options(("tags", "--tags"))];
        if (call.Call.FindNumber("depth") is { } depth)
            options.Add("--depth=" + depth.ToString(CultureInfo.InvariantCulture));
        call.Read(["fetch", .. options, "--", .. Where(call, call.Words("refspecs"))]);
        return null;
    }

    private static JsonNode? Push(GitCall call)
    {
        var refspecs = call.Words("refspecs");

        // Where nothing is tracked yet, git asks which branch is meant: the one that is checked out.
        if (refspecs.Count == 0 && call.Call.Flag("setUpstream"))
            refspecs = ["HEAD"];
        string[] options = [.. call.Options(("force", "--force-with-lease"), ("tags", "--tags"), ("setUpstream", "--set-upstream"))];
        call.Read(["push", "--quiet", .. options, "--", .. Where(call, refspecs)]);
        return null;
    }

    private static JsonNode? Pull(GitCall call)
    {
        string[] refspecs = call.FindWord("branch") is { } branch ? [branch] : [];
        var how = call.Call.Flag("rebase") ? "--rebase" : "--no-rebase";
        call.Run(["pull", "--quiet", "--no-edit", "--no-stat", how, call.Call.Flag("fastForwardOnly") ? "--ff-only" : "--ff", "--", .. Where(call, refspecs)]);
        return GitChanging.HeadAfter(call);
    }

    private static IEnumerable<string> Where(GitCall call, IReadOnlyList<string> refspecs)
    {
        var remote = call.FindWord("remote") ?? (refspecs.Count > 0 ? "origin" : null);
        call.Call.Target = remote ?? "the default remote";

        // A remote may be this repository.
        foreach (var refspec in refspecs)
            EngineRefs.RefuseTarget(refspec);
        return remote is null ? [] : [remote, .. refspecs];
    }

    private static JsonNode Run(GitCall call)
    {
        var arguments = call.Call.Texts("args");
        if (arguments.Count == 0)
            throw Call.Missing("args", "a list of texts, such as [\"gc\"]");
        call.Call.Target = arguments[0];
        var result = call.TryRead(arguments, Encoding.UTF8.GetBytes(call.Call.FindText("input") ?? ""));
        return new JsonObject { ["exitCode"] = result.ExitCode, ["stdout"] = Encoding.UTF8.GetString(result.Output), ["stderr"] = result.Error };
    }
}
