using GitVan.Protocol;

namespace GitVan;

/// <summary>The job's own notes on commits, in <c>refs/notes/gitvan/notes</c>, never mixed with receipts; safe for several writers at once.</summary>
public sealed class NotesComposable
{
    private readonly Connection _connection;

    internal NotesComposable(Connection connection) => _connection = connection;

    /// <summary>The note on a commit; null where there is none.</summary>
    /// <param name="object">A revision; without it the run's subject where that is a commit, HEAD otherwise. So in every method.</param>
    /// <param name="ct">Stops the waiting.</param>
    public Task<string?> ReadAsync(string? @object = null, CancellationToken ct = default) =>
        _connection.CallAsync(new Message("notes.read").Text("object", @object), Answer.FindText, ct);

    /// <summary>All of them.</summary>
    public Task<IReadOnlyList<JobNote>> ListAsync(CancellationToken ct = default) =>
        _connection.CallAsync(new Message("notes.list"), json => Answer.List(json, JobNote.Read), ct);

    /// <summary>Replaces the note on a commit.</summary>
    public Task WriteAsync(string text, string? @object = null, CancellationToken ct = default) =>
        _connection.CallAsync(new Message("notes.write").Text("text", text).Text("object", @object), ct);

    /// <summary>Replaces the note on the commit that the run is about.</summary>
    public Task WriteAsync(string text, CancellationToken ct) => WriteAsync(text, null, ct);

    /// <summary>Adds a line of its own to the note on a commit.</summary>
    public Task AppendAsync(string text, string? @object = null, CancellationToken ct = default) =>
        _connection.CallAsync(new Message("notes.append").Text("text", text).Text("object", @object), ct);

    /// <summary>Adds a line of its own to the note on the commit that the run is about.</summary>
    public Task AppendAsync(string text, CancellationToken ct) => AppendAsync(text, null, ct);

    /// <summary>Removes the note on a commit; whether there was one.</summary>
    public Task<bool> RemoveAsync(string? @object = null, CancellationToken ct = default) =>
        _connection.CallAsync(new Message("notes.remove").Text("object", @object), Answer.Flag, ct);
}
