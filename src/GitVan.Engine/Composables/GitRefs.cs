using System.Text.Json.Nodes;
using GitVan.Engine.Git;
using GitVan.Engine.Processes;
using GitVan.Engine.Protocol;

namespace GitVan.Engine.Composables;

/// <summary>Branches, tags, remotes and all other refs.</summary>
public sealed class GitRefs(RunScope scope)
{
    private const string Branch = "refs/heads/", Remote = "refs/remotes/", Tag = "refs/tags/";

    public IReadOnlyList<Method> Methods =>
    [
        GitCall.Reads(scope, "git.branches", ["pattern", "remotes"], Branches),
        GitCall.Reads(scope, "git.tags", ["pattern"], Tags),
        GitCall.Reads(scope, "git.remotes", [], Remotes),
        GitCall.Reads(scope, "git.refs", ["prefix"], Refs),
        GitCall.Reads(scope, "git.ref", ["name"], FindRef),
    ];

    private static JsonNode Branches(GitCall call)
    {
        string[] below = call.Call.Flag("remotes") ? [Branch, Remote] : [Branch];
        return GitCall.List(
            from fields in ForEach(call, ["%(refname)", "%(objectname)", "%(upstream)", "%(HEAD)", "%(symref)"], below)
            where !(fields[0].StartsWith(Remote, StringComparison.Ordinal) && fields[4].Length > 0)
            select Describe(fields[0], fields[1], fields[2], isCurrent: fields[3] == "*"));
    }

    private static JsonObject Describe(string name, string id, string upstream, bool isCurrent)
    {
        var branch = new JsonObject { ["name"] = Short(name), ["id"] = id };
        if (upstream.Length > 0)
            branch["upstream"] = Short(upstream);
        branch["current"] = isCurrent;
        return branch;
    }

    private static JsonNode Tags(GitCall call) => GitCall.List(
        from fields in ForEach(call, ["%(refname)", "%(objectname)", "%(*objectname)", "%(objecttype)", "%(contents:subject)"], [Tag])
        select new JsonObject
        {
            ["name"] = Short(fields[0]),
            ["id"] = fields[1],
            ["target"] = fields[2].Length > 0 ? fields[2] : fields[1],
            ["annotated"] = fields[3] == "tag",
            ["subject"] = fields[4],
        });

    private static IEnumerable<string[]> ForEach(GitCall call, string[] fields, string[] below)
    {
        var pattern = call.FindWord("pattern");
        var output = call.ReadText(["for-each-ref", "--sort=refname", "--format=" + string.Join("%00", fields), .. below.Select(prefix => prefix + pattern)]);
        return output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split('\0'));
    }

    private static JsonNode Remotes(GitCall call)
    {
        const string start = "remote.", end = ".url";
        var result = call.TryRead(["config", "-z", "--get-regexp", @"^remote\..*\.url$"]);
        if (result.ExitCode > 1)
            throw new GitFailedException(["config"], result);

        // The first URL is the one that is fetched from.
        var urls = NulText.Split(result.Output).Select(entry => entry.Split('\n', 2)).Where(entry => entry.Length == 2)
            .DistinctBy(entry => entry[0]).Select(entry => (Name: entry[0][start.Length..^end.Length], Url: entry[1]));
        return GitCall.List(urls.Select(one => new JsonObject { ["name"] = NativeText.ToReadable(one.Name), ["url"] = NativeText.ToReadable(one.Url) }));
    }

    private static JsonNode Refs(GitCall call) => GitCall.List(
        from one in new RefStore(call.Scope.Repository, call.Git).List(call.Call.FindText("prefix") ?? "refs/")
        select new JsonObject { ["name"] = one.Name.Value, ["id"] = one.Id.Hex });

    private static JsonNode? FindRef(GitCall call) => new RefStore(call.Scope.Repository, call.Git).Find(RefName.Parse(call.Call.Text("name")))?.Hex;

    private static string Short(string name)
    {
        foreach (var start in new[] { Branch, Remote, Tag })
            if (name.StartsWith(start, StringComparison.Ordinal))
                return name[start.Length..];
        return name;
    }
}
