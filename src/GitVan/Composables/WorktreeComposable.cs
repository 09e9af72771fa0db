using GitVan.Protocol;

namespace GitVan;

/// <summary>The work trees of the repository.</summary>
public sealed class WorktreeComposable
{
    private readonly Connection _connection;

    internal WorktreeComposable(Connection connection) => _connection = connection;

    /// <summary>All of them, the main one first.</summary>
    public Task<IReadOnlyList<GitWorktree>> ListAsync(CancellationToken ct = default) =>
        _connection.CallAsync(new Message("worktree.list"), json => Answer.List(json, GitWorktree.Read), ct);

    /// <summary>The one that the job runs in.</summary>
    public Task<GitWorktree> CurrentAsync(CancellationToken ct = default) =>
        _connection.CallAsync(new Message("worktree.current"), GitWorktree.Read, ct);

    /// <summary>Checks a revision out into a work tree of its own.</summary>
    /// <param name="revision">What to check out.</param>
    /// <param name="path">Where; without it in a folder of its own, which is removed when the job ends.</param>
    /// <param name="branch">The branch to make there; without it HEAD is detached.</param>
    /// <param name="ct">Stops the waiting.</param>
    public Task<GitWorktree> AddAsync(string revision = "HEAD", string? path = null, string? branch = null, CancellationToken ct = default) =>
        _connection.CallAsync(new Message("worktree.add").Text("revision", revision).Text("path", path).Text("branch", branch), GitWorktree.Read, ct);

    /// <summary>Removes one.</summary>
    /// <param name="path">Where it is.</param>
    /// <param name="force">Also with changes in it.</param>
    /// <param name="ct">Stops the waiting.</param>
    public Task RemoveAsync(string path, bool force = false, CancellationToken ct = default) =>
        _connection.CallAsync(new Message("worktree.remove").Text("path", path).Flag("force", force), ct);
}
