using System.Text.Json.Nodes;
using GitVan.Engine.Git;
using GitVan.Engine.Protocol;

namespace GitVan.Engine.Composables;

/// <summary>The person's own notes, under any ref.</summary>
public sealed class GitNotes(RunScope scope)
{
    private const string Below = "refs/notes/";

    public IReadOnlyList<Method> Methods =>
    [
        GitCall.Reads(scope, "git.note", ["object", "ref"], call => Notes(call).Find(Object(call))),
        GitCall.Reads(scope, "git.notes", ["ref"], call => Notes(call).List("note")),
        GitCall.Changes(scope, "git.addNote", ["text", "object", "ref", "force"], Add),
        GitCall.Changes(scope, "git.appendNote", ["text", "object", "ref"], Append),
        GitCall.Changes(scope, "git.removeNote", ["object", "ref"], call => Notes(call).Remove(Object(call), Committer(call))),
    ];

    private static JsonNode? Add(GitCall call)
    {
        var (notes, annotated) = (Notes(call), Object(call));
        if (!call.Call.Flag("force") && notes.Find(annotated) is not null)
            throw new CallException(CallException.Failed, $"{annotated} has a note already") { Hint = "give force, or call git.appendNote" };
        notes.Write(annotated, Committer(call), call.Call.Text("text"));
        return null;
    }

    private static JsonNode? Append(GitCall call)
    {
        // An empty line between the two, as `git notes append` has it.
        Notes(call).Append(Object(call), Committer(call), call.Call.Text("text"), separator: "\n");
        return null;
    }

    private static ObjectId Object(GitCall call) => call.Resolve(call.Revision("object", "HEAD"));

    private static NoteTexts Notes(GitCall call) => new(call, RefName.Parse(call.Call.FindText("ref") switch
    {
        null => Below + "commits",
        var name when name.StartsWith(Below, StringComparison.Ordinal) => name,
        var name => Below + name,
    }));

    private static string Committer(GitCall call) => call.ReadText(["var", "GIT_COMMITTER_IDENT"]).TrimEnd('\n');
}
