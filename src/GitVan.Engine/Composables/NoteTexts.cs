using System.Text;
using System.Text.Json.Nodes;
using GitVan.Engine.Git;

namespace GitVan.Engine.Composables;

/// <summary>Notes under one ref as text. Git ends a note with a line's end, which is no part of the text.</summary>
internal sealed class NoteTexts(GitCall call, RefName name)
{
    private readonly NotesRef notes = new(call.Scope.Repository, call.Git, name);

    public string? Find(ObjectId annotated) => notes.Find(annotated) is { } note ? Text(note) : null;

    public JsonArray List(string textName)
    {
        var list = notes.List();
        var blobs = ObjectBatch.Read(call.Git, [.. list.Values.Distinct()], GitCall.Limit);
        if (blobs.Sum(blob => blob.Size) > GitCall.Limit)
            throw GitCall.TooMuch("the notes have");
        var texts = blobs.ToDictionary(blob => blob.Id, blob => Text(blob.Content ?? []));
        return GitCall.List(
            from note in list
            orderby note.Key.Hex
            select new JsonObject { ["object"] = note.Key.Hex, [textName] = texts[note.Value] });
    }

    public void Write(ObjectId annotated, string committer, string text) => Change(annotated, committer, "Write a note", _ => Line(text));

    /// <param name="separator">What stands between a note and what is added.</param>
    public void Append(ObjectId annotated, string committer, string text, string separator = "") =>
        Change(annotated, committer, "Append to a note", before => before switch
        {
            null => Line(text),
            [.., (byte)'\n'] => [.. before, .. Encoding.UTF8.GetBytes(separator), .. Line(text)],
            _ => [.. before, (byte)'\n', .. Encoding.UTF8.GetBytes(separator), .. Line(text)],
        });

    /// <returns>Whether there was one.</returns>
    public bool Remove(ObjectId annotated, string committer)
    {
        var existed = false;
        Change(annotated, committer, "Remove a note", before =>
        {
            existed = before is not null;
            return null;
        });
        return existed;
    }

    private void Change(ObjectId annotated, string committer, string message, Func<byte[]?, byte[]?> change)
    {
        EngineRefs.Refuse(name);
        call.Call.Target = annotated.Hex;
        notes.Change(annotated, committer, message, change);
    }

    private static byte[] Line(string text) => Encoding.UTF8.GetBytes(text.EndsWith('\n') ? text : text + "\n");

    private static string Text(byte[] note) => Encoding.UTF8.GetString(note is [.. var text, (byte)'\n'] ? text : note);
}
