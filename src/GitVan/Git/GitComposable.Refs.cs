using GitVan.Protocol;

namespace GitVan;

public sealed partial class GitComposable
{
    /// <summary>The branches.</summary>
    /// <param name="pattern">Only those whose name matches this glob.</param>
    /// <param name="remotes">Those of remotes, as they were last seen, instead.</param>
    /// <param name="ct">Stops the waiting.</param>
    public Task<IReadOnlyList<GitBranch>> BranchesAsync(string? pattern = null, bool remotes = false, CancellationToken ct = default) =>
        _connection.CallAsync(new Message("git.branches").Text("pattern", pattern).Flag("remotes", remotes), json => Answer.List(json, GitBranch.Read), ct);

    /// <summary>The tags.</summary>
    /// <param name="pattern">Only those whose name matches this glob.</param>
    /// <param name="ct">Stops the waiting.</param>
    public Task<IReadOnlyList<GitTag>> TagsAsync(string? pattern = null, CancellationToken ct = default) =>
        _connection.CallAsync(new Message("git.tags").Text("pattern", pattern), json => Answer.List(json, GitTag.Read), ct);

    /// <summary>The refs whose full name begins so.</summary>
    public Task<IReadOnlyList<GitRef>> RefsAsync(string prefix = "refs/", CancellationToken ct = default) =>
        _connection.CallAsync(new Message("git.refs").Text("prefix", prefix), json => Answer.List(json, GitRef.Read), ct);

    /// <summary>The object that a ref is at, by its full name; null where there is no such ref.</summary>
    public Task<string?> RefAsync(string name, CancellationToken ct = default) =>
        _connection.CallAsync(new Message("git.ref").Text("name", name), Answer.FindText, ct);

    /// <summary>Moves a ref, or makes it: compare-and-swap.</summary>
    /// <param name="name">Its full name.</param>
    /// <param name="to">The object it shall be at.</param>
    /// <param name="from">The id that it must be at now, a zero id for a ref that must not be there; anything where it is left out.</param>
    /// <param name="lock">A lock that the job holds: only while it holds it.</param>
    /// <param name="ct">Stops the waiting.</param>
    /// <exception cref="JobException"><see cref="JobErrorCode.Conflict"/>: the ref is another than expected, or the lock is no longer the job's.</exception>
    public Task UpdateRefAsync(string name, string to, string? from = null, string? @lock = null, CancellationToken ct = default) =>
        _connection.CallAsync(new Message("git.updateRef").Text("name", name).Text("to", to).Text("from", from).Text("lock", @lock), ct);

    /// <summary>Deletes a ref: compare-and-swap.</summary>
    /// <inheritdoc cref="UpdateRefAsync"/>
    public Task DeleteRefAsync(string name, string? from = null, string? @lock = null, CancellationToken ct = default) =>
        _connection.CallAsync(new Message("git.deleteRef").Text("name", name).Text("from", from).Text("lock", @lock), ct);

    /// <summary>Makes a branch at a revision.</summary>
    /// <param name="name">Short.</param>
    /// <param name="at">The revision.</param>
    /// <param name="force">Move it where it is there already.</param>
    /// <param name="ct">Stops the waiting.</param>
    public Task CreateBranchAsync(string name, string at = "HEAD", bool force = false, CancellationToken ct = default) =>
        _connection.CallAsync(new Message("git.createBranch").Text("name", name).Text("at", at).Flag("force", force), ct);

    /// <summary>Deletes a branch.</summary>
    /// <param name="name">Short.</param>
    /// <param name="force">Also one that is not merged.</param>
    /// <param name="ct">Stops the waiting.</param>
    public Task DeleteBranchAsync(string name, bool force = false, CancellationToken ct = default) =>
        _connection.CallAsync(new Message("git.deleteBranch").Text("name", name).Flag("force", force), ct);

    /// <summary>Makes a tag; its id.</summary>
    /// <param name="name">Short.</param>
    /// <param name="at">The revision.</param>
    /// <param name="message">Makes it an annotated tag.</param>
    /// <param name="force">Move it where it is there already.</param>
    /// <param name="ct">Stops the waiting.</param>
    public Task<string> CreateTagAsync(string name, string at = "HEAD", string? message = null, bool force = false, CancellationToken ct = default) =>
        _connection.CallAsync(new Message("git.createTag").Text("name", name).Text("at", at).Text("message", message).Flag("force", force), Answer.Text, ct);

    /// <summary>Deletes a tag.</summary>
    public Task DeleteTagAsync(string name, CancellationToken ct = default) => _connection.CallAsync(new Message("git.deleteTag").Text("name", name), ct);

    /// <summary>The note on an object; null where there is none. For the job's own notes there is <see cref="Composables.UseNotes"/>.</summary>
    public Task<string?> NoteAsync(string @object = "HEAD", string @ref = "refs/notes/commits", CancellationToken ct = default) =>
        _connection.CallAsync(new Message("git.note").Text("object", @object).Text("ref", @ref), Answer.FindText, ct);

    /// <summary>All notes of a ref, <c>refs/notes/commits</c> where none is named.</summary>
    public Task<IReadOnlyList<GitNote>> NotesAsync(string? @ref = null, CancellationToken ct = default) =>
        _connection.CallAsync(new Message("git.notes").Text("ref", @ref), json => Answer.List(json, GitNote.Read), ct);

    /// <summary>Puts a note on an object.</summary>
    /// <param name="text">What it says.</param>
    /// <param name="object">A revision.</param>
    /// <param name="ref">Where notes are, <c>refs/notes/commits</c> where it is left out.</param>
    /// <param name="force">Replace the one that is there.</param>
    /// <param name="ct">Stops the waiting.</param>
    public Task AddNoteAsync(string text, string @object = "HEAD", string? @ref = null, bool force = false, CancellationToken ct = default) =>
        _connection.CallAsync(new Message("git.addNote").Text("text", text).Text("object", @object).Text("ref", @ref).Flag("force", force), ct);

    /// <summary>Adds a paragraph to the note on an object.</summary>
    public Task AppendNoteAsync(string text, string @object = "HEAD", string? @ref = null, CancellationToken ct = default) =>
        _connection.CallAsync(new Message("git.appendNote").Text("text", text).Text("object", @object).Text("ref", @ref), ct);

    /// <summary>Removes the note on an object; whether there was one.</summary>
    public Task<bool> RemoveNoteAsync(string @object = "HEAD", string? @ref = null, CancellationToken ct = default) =>
        _connection.CallAsync(new Message("git.removeNote").Text("object", @object).Text("ref", @ref), Answer.Flag, ct);
}
