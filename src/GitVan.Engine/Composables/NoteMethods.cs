using System.Text.Json.Nodes;
using GitVan.Engine.Git;
using GitVan.Engine.Model;
using GitVan.Engine.Protocol;

namespace GitVan.Engine.Composables;

/// <summary>The notes that jobs keep for themselves. They are gitvan's commits, so that nobody needs a name for them.</summary>
public sealed class NoteMethods(RunScope scope)
{
    public static readonly RefName Ref = RefName.Parse("refs/notes/gitvan/notes");

    public IReadOnlyList<Method> Methods =>
    [
        GitCall.Reads(scope, "notes.read", ["object"], call => Notes(call).Find(Object(call))),
        GitCall.Reads(scope, "notes.list", [], call => Notes(call).List("text")),
        GitCall.Changes(scope, "notes.write", ["text", "object"], call =>
        {
            Notes(call).Write(Object(call), Committer, call.Call.Text("text"));
            return null;
        }),
        GitCall.Changes(scope, "notes.append", ["text", "object"], call =>
        {
            Notes(call).Append(Object(call), Committer, call.Call.Text("text"));
            return null;
        }),
        GitCall.Changes(scope, "notes.remove", ["object"], call => Notes(call).Remove(Object(call), Committer)),
    ];

    private string Committer => new Identity("gitvan", "gitvan@localhost", scope.Time.GetUtcNow()).ToString();

    private static NoteTexts Notes(GitCall call) => new(call, Ref);

    private ObjectId Object(GitCall call) =>
        !call.Call.Has("object") && scope.Subject is Subject.Commit commit ? commit.Id : call.Resolve(call.Revision("object", "HEAD"));
}
