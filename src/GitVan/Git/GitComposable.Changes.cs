using GitVan.Protocol;

namespace GitVan;

/// <remarks>What changes something is listed in the receipt. No hooks run unless they are asked for. Where git stops at a conflict, <see cref="JobException"/> has
/// <see cref="JobErrorCode.Conflict"/> and in its data <c>paths</c>; the repository is left as git left it.</remarks>
public sealed partial class GitComposable
{
    /// <summary>Puts files into the index.</summary>
    /// <param name="paths">Pathspecs.</param>
    /// <param name="all">All that is changed, untracked and deleted files too.</param>
    /// <param name="update">All that is changed of tracked files.</param>
    /// <param name="force">Ignored files too.</param>
    /// <param name="ct">Stops the waiting.</param>
    public Task AddAsync(IReadOnlyList<string>? paths = null, bool all = false, bool update = false, bool force = false, CancellationToken ct = default) =>
        _connection.CallAsync(new Message("git.add").Texts("paths", paths).Flag("all", all).Flag("update", update).Flag("force", force), ct);

    /// <summary>Commits; the commit's id.</summary>
    /// <exception cref="JobException"><see cref="JobErrorCode.Failed"/>: there is nothing to commit, or a hook said no.</exception>
    public Task<string> CommitAsync(string message, GitCommitOptions? options = null, CancellationToken ct = default)
    {
        options ??= new();
        return _connection.CallAsync(
            new Message("git.commit")
                .Text("message", message)
                .Texts("paths", options.Paths)
                .Flag("all", options.All)
                .Flag("amend", options.Amend)
                .Flag("allowEmpty", options.AllowEmpty)
                .Text("author", options.Author)
                .Flag("sign", options.Sign)
                .Flag("hooks", options.Hooks),
            Answer.Text,
            ct);
    }

    /// <summary>Checks out a revision, or files of it.</summary>
    /// <param name="revision">The revision; for files the index where it is left out.</param>
    /// <param name="paths">Only the files that these pathspecs name; HEAD stays where it is.</param>
    /// <param name="create">The name of a branch to make there.</param>
    /// <param name="force">Throw away what is changed.</param>
    /// <param name="hooks">Run git's hooks.</param>
    /// <param name="ct">Stops the waiting.</param>
    public Task CheckoutAsync(
        string? revision = null, IReadOnlyList<string>? paths = null, string? create = null, bool force = false, bool hooks = false, CancellationToken ct = default) =>
        _connection.CallAsync(
            new Message("git.checkout").Text("revision", revision).Texts("paths", paths).Text("create", create).Flag("force", force).Flag("hooks", hooks), ct);

    /// <summary>Goes to a branch.</summary>
    /// <param name="branch">Its short name, or with <paramref name="detach"/> a revision.</param>
    /// <param name="create">Make it at HEAD.</param>
    /// <param name="detach">Be on no branch.</param>
    /// <param name="hooks">Run git's hooks.</param>
    /// <param name="ct">Stops the waiting.</param>
    public Task SwitchAsync(string branch, bool create = false, bool detach = false, bool hooks = false, CancellationToken ct = default) =>
        _connection.CallAsync(new Message("git.switch").Text("branch", branch).Flag("create", create).Flag("detach", detach).Flag("hooks", hooks), ct);

    /// <summary>Puts changes away; the stash's id, or null where there was nothing.</summary>
    public Task<string?> StashAsync(string? message = null, bool includeUntracked = false, IReadOnlyList<string>? paths = null, CancellationToken ct = default) =>
        _connection.CallAsync(new Message("git.stash").Text("message", message).Flag("includeUntracked", includeUntracked).Texts("paths", paths), Answer.FindText, ct);

    /// <summary>Brings changes back that were put away, and forgets the stash.</summary>
    /// <param name="index">From 0, the newest.</param>
    /// <param name="ct">Stops the waiting.</param>
    /// <exception cref="JobException"><see cref="JobErrorCode.Conflict"/>: the stash is still there.</exception>
    public Task StashPopAsync(int index = 0, CancellationToken ct = default) => _connection.CallAsync(new Message("git.stashPop").Number("index", index), ct);

    /// <summary>Merges a revision; HEAD's id afterwards.</summary>
    /// <exception cref="JobException"><see cref="JobErrorCode.Conflict"/>: git stopped; the data has <c>paths</c>.</exception>
    public Task<string> MergeAsync(string revision, GitMergeOptions? options = null, CancellationToken ct = default)
    {
        options ??= new();
        return _connection.CallAsync(
            new Message("git.merge")
                .Text("revision", revision)
                .Text("message", options.Message)
                .Flag("noFastForward", options.NoFastForward)
                .Flag("fastForwardOnly", options.FastForwardOnly)
                .Flag("squash", options.Squash)
                .Flag("hooks", options.Hooks),
            Answer.Text,
            ct);
    }

    /// <summary>Puts the branch's commits on top of another; HEAD's id afterwards.</summary>
    /// <param name="upstream">The commits that are not in it are moved.</param>
    /// <param name="onto">Where to; <paramref name="upstream"/> where it is left out.</param>
    /// <param name="hooks">Run git's hooks.</param>
    /// <param name="ct">Stops the waiting.</param>
    /// <inheritdoc cref="MergeAsync" path="/exception"/>
    public Task<string> RebaseAsync(string upstream, string? onto = null, bool hooks = false, CancellationToken ct = default) =>
        _connection.CallAsync(new Message("git.rebase").Text("upstream", upstream).Text("onto", onto).Flag("hooks", hooks), Answer.Text, ct);

    /// <summary>Does again what commits did; HEAD's id afterwards.</summary>
    /// <param name="commits">Revisions, in this order.</param>
    /// <param name="noCommit">In the index and work tree only.</param>
    /// <param name="ct">Stops the waiting.</param>
    /// <inheritdoc cref="MergeAsync" path="/exception"/>
    public Task<string> CherryPickAsync(IReadOnlyList<string> commits, bool noCommit = false, CancellationToken ct = default) =>
        _connection.CallAsync(new Message("git.cherryPick").Texts("commits", commits).Flag("noCommit", noCommit), Answer.Text, ct);

    /// <summary>Undoes what commits did; HEAD's id afterwards.</summary>
    /// <inheritdoc cref="CherryPickAsync"/>
    public Task<string> RevertAsync(IReadOnlyList<string> commits, bool noCommit = false, CancellationToken ct = default) =>
        _connection.CallAsync(new Message("git.revert").Texts("commits", commits).Flag("noCommit", noCommit), Answer.Text, ct);

    /// <summary>Takes the branch, or with paths only the index, back to a revision.</summary>
    public Task ResetAsync(string revision = "HEAD", GitResetMode mode = GitResetMode.Mixed, IReadOnlyList<string>? paths = null, CancellationToken ct = default) =>
        _connection.CallAsync(new Message("git.reset").Text("revision", revision).Text("mode", Word(mode)).Texts("paths", paths), ct);

    /// <summary>The id of an object with this content.</summary>
    /// <param name="content">UTF-8 text, or bytes.</param>
    /// <param name="kind"><c>blob</c>, <c>tree</c>, <c>commit</c> or <c>tag</c>.</param>
    /// <param name="write">Put it into the repository.</param>
    /// <param name="ct">Stops the waiting.</param>
    public Task<string> HashObjectAsync(ReadOnlyMemory<byte> content, string kind = "blob", bool write = true, CancellationToken ct = default) =>
        _connection.CallAsync(new Message("git.hashObject").Text("base64", Convert.ToBase64String(content.Span)).Text("kind", kind).Flag("write", write, otherwise: true), Answer.Text, ct);

    /// <inheritdoc cref="HashObjectAsync(ReadOnlyMemory{byte}, string, bool, CancellationToken)"/>
    public Task<string> HashObjectAsync(string content, string kind = "blob", bool write = true, CancellationToken ct = default) =>
        _connection.CallAsync(new Message("git.hashObject").Text("text", content).Text("kind", kind).Flag("write", write, otherwise: true), Answer.Text, ct);

    private static string Word(GitResetMode mode) => mode switch
    {
        GitResetMode.Soft => "soft",
        GitResetMode.Hard => "hard",
        GitResetMode.Keep => "keep",
        _ => "mixed",
    };
}
