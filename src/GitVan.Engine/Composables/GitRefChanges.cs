using System.Text;
using System.Text.Json.Nodes;
using GitVan.Engine.Git;
using GitVan.Engine.Protocol;

namespace GitVan.Engine.Composables;

/// <summary>Moves, makes and deletes refs. Those that are the engine's own stay as they are.</summary>
public sealed class GitRefChanges(RunScope scope)
{
    // Another process may hold the ref's lock and not have moved it yet.
    private const int Tries = 3;

    public IReadOnlyList<Method> Methods =>
    [
        GitCall.Changes(scope, "git.createBranch", ["name", "at", "force"], CreateBranch),
        GitCall.Changes(scope, "git.deleteBranch", ["name", "force"], DeleteBranch),
        GitCall.Changes(scope, "git.createTag", ["name", "at", "message", "force"], CreateTag),
        GitCall.Changes(scope, "git.deleteTag", ["name"], DeleteTag),
        GitCall.Changes(scope, "git.updateRef", ["name", "to", "from", "lock"], UpdateRef),
        GitCall.Changes(scope, "git.deleteRef", ["name", "from", "lock"], DeleteRef),
    ];

    private static JsonNode? CreateBranch(GitCall call)
    {
        call.Call.Target = "refs/heads/" + call.Word("name");
        call.Read(["branch", "--no-track", .. call.Options(("force", "--force")), "--", call.Word("name"), call.Revision("at", "HEAD")]);
        return null;
    }

    private static JsonNode? DeleteBranch(GitCall call)
    {
        call.Call.Target = "refs/heads/" + call.Word("name");
        call.Read(["branch", "--delete", .. call.Options(("force", "--force")), "--", call.Word("name")]);
        return null;
    }

    private static JsonNode? CreateTag(GitCall call)
    {
        var name = call.Word("name");
        call.Call.Target = "refs/tags/" + name;
        var message = call.Call.FindText("message");

        // The person may sign tags that say something; one that says nothing would have to ask for a text.
        string[] kind = message is null ? ["--no-sign"] : ["--annotate", "--file=-", "--cleanup=whitespace"];
        call.Read(["tag", .. kind, .. call.Options(("force", "--force")), "--", name, call.Revision("at", "HEAD")], Encoding.UTF8.GetBytes(message ?? ""));
        return call.Resolve("refs/tags/" + name).Hex;
    }

    private static JsonNode? DeleteTag(GitCall call)
    {
        call.Call.Target = "refs/tags/" + call.Word("name");
        call.Read(["tag", "--delete", "--", call.Word("name")]);
        return null;
    }

    private static JsonNode? UpdateRef(GitCall call)
    {
        Move(call, call.Resolve(call.Revision("to")));
        return null;
    }

    private static JsonNode? DeleteRef(GitCall call)
    {
        Move(call, null);
        return null;
    }

    private static void Move(GitCall call, ObjectId? to)
    {
        var name = EngineRefs.Refuse(RefName.Parse(call.Call.Text("name")));
        call.Call.Target = name.Value;
        ObjectId? from = call.Call.FindText("from") is { } text ? ObjectId.Parse(text) : null;
        if (to is null && from is { IsZero: true })
            throw Call.Wrong("from is the zero id, expected the id of what is deleted");
        Ref? held = call.Call.FindText("lock") is { } named ? Held(call, named) : null;
        var guard = held is { } one ? $"verify {one.Name} {one.Id}\n" : "";
        var change = to is { } target ? $"update {name} {target} {from}" : $"delete {name} {from}";
        var input = Encoding.UTF8.GetBytes($"start\n{guard}{change.TrimEnd()}\nprepare\ncommit\n");
        for (var attempt = 1; ; attempt++)
        {
            string[] arguments = ["update-ref", "--stdin"];
            var result = call.TryRead(arguments, input);
            if (result.Succeeded)
                return;
            if (held is { } lost && Now(call, lost.Name) != lost.Id)
                throw NotHeld(call.Call.Text("lock"));
            if (from is { } expected && Now(call, name) != expected)
                throw Other(name, expected, Now(call, name));
            if (attempt == Tries)
                throw new GitFailedException(arguments, result);
        }
    }

    private static ObjectId Now(GitCall call, RefName name) => new RefStore(call.Scope.Repository, call.Git).Find(name) ?? call.Scope.Repository.Format.Zero;

    private static Ref Held(GitCall call, string name) => call.Scope.FindLock(name) ?? throw NotHeld(name);

    private static CallException NotHeld(string name) =>
        new(CallException.Mistake, $"this job does not hold the lock {Configuration.Excerpt.Of(name)}") { Hint = "call lock.acquire first" };

    private static CallException Other(RefName name, ObjectId expected, ObjectId now) =>
        new(CallException.Conflict, $"{name} is {Words(now)}, expected {Words(expected)}")
        {
            Details = new JsonObject { ["name"] = name.Value, ["expected"] = expected.Hex, ["id"] = now.IsZero ? null : now.Hex },
        };

    private static string Words(ObjectId id) => id.IsZero ? "not there" : $"at {id.Hex}";
}
