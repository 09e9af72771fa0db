using GitVan.Protocol;

namespace GitVan;

/// <summary>The repository: what is in it, and changes to it.</summary>
/// <remarks>
/// <para>Object ids are full. A revision is anything that <c>git rev-parse</c> understands. Paths are relative to the top of the work tree, with <c>/</c>; one that is no UTF-8 or
/// has control characters stands as git quotes it. Pathspecs are git's (<c>src</c>, <c>*.md</c>, <c>:!vendor</c>); globs know <c>*</c>, <c>**</c>, <c>?</c>, <c>{a,b}</c> and
/// <c>[a-z]</c>, and one without <c>/</c> is held against the name alone.</para>
/// <para>Where git says no, <see cref="JobException"/> has <see cref="JobErrorCode.Failed"/> and in its data <c>exitCode</c> and <c>stderr</c>; a revision that is none is
/// <see cref="JobErrorCode.Mistake"/>.</para>
/// </remarks>
public sealed partial class GitComposable
{
    private readonly Connection _connection;

    internal GitComposable(Connection connection) => _connection = connection;

    /// <summary>HEAD's commit; null before the first one.</summary>
    public Task<string?> HeadAsync(CancellationToken ct = default) => _connection.CallAsync(new Message("git.head"), Answer.FindText, ct);

    /// <summary>The branch's short name; null when detached.</summary>
    public Task<string?> BranchAsync(CancellationToken ct = default) => _connection.CallAsync(new Message("git.branch"), Answer.FindText, ct);

    /// <summary>The top of the work tree, absolute.</summary>
    public Task<string> RootAsync(CancellationToken ct = default) => _connection.CallAsync(new Message("git.root"), Answer.Text, ct);

    /// <summary>Whether nothing differs from HEAD.</summary>
    /// <param name="untracked">Untracked files count.</param>
    /// <param name="ct">Stops the waiting.</param>
    public Task<bool> IsCleanAsync(bool untracked = true, CancellationToken ct = default) =>
        _connection.CallAsync(new Message("git.isClean").Flag("untracked", untracked, otherwise: true), Answer.Flag, ct);

    /// <summary>The files that are not as HEAD has them, untracked ones too.</summary>
    /// <param name="paths">Only what these pathspecs name.</param>
    /// <param name="ignored">Ignored files too.</param>
    /// <param name="ct">Stops the waiting.</param>
    public Task<IReadOnlyList<GitFileStatus>> StatusAsync(IReadOnlyList<string>? paths = null, bool ignored = false, CancellationToken ct = default) =>
        _connection.CallAsync(new Message("git.status").Texts("paths", paths).Flag("ignored", ignored), json => Answer.List(json, GitFileStatus.Read), ct);

    /// <summary>The tracked files.</summary>
    /// <param name="globs">Only what these globs match.</param>
    /// <param name="untracked">Untracked files that are not ignored too.</param>
    /// <param name="ct">Stops the waiting.</param>
    public Task<IReadOnlyList<string>> FilesAsync(IReadOnlyList<string>? globs = null, bool untracked = false, CancellationToken ct = default) =>
        _connection.CallAsync(new Message("git.files").Texts("globs", globs).Flag("untracked", untracked), Answer.Texts, ct);

    /// <summary>What <c>git show</c> prints of a revision, or with a path that file's content at the revision.</summary>
    /// <exception cref="JobException"><see cref="JobErrorCode.Mistake"/>: there is no such revision, or no such file in it.</exception>
    public Task<string> ShowAsync(string revision = "HEAD", string? path = null, CancellationToken ct = default) =>
        _connection.CallAsync(new Message("git.show").Text("revision", revision).Text("path", path), Answer.Text, ct);

    /// <summary>An object, with what is in it; at most 8 MiB.</summary>
    /// <exception cref="JobException"><see cref="JobErrorCode.Mistake"/>: there is no such object, or it is larger.</exception>
    public Task<GitContent> CatFileAsync(string @object, CancellationToken ct = default) =>
        _connection.CallAsync(new Message("git.catFile").Text("object", @object), GitContent.Read, ct);

    /// <summary>The stashes, newest first.</summary>
    public Task<IReadOnlyList<GitStash>> StashesAsync(CancellationToken ct = default) =>
        _connection.CallAsync(new Message("git.stashes"), json => Answer.List(json, GitStash.Read), ct);

    /// <summary>The remotes.</summary>
    public Task<IReadOnlyList<GitRemote>> RemotesAsync(CancellationToken ct = default) =>
        _connection.CallAsync(new Message("git.remotes"), json => Answer.List(json, GitRemote.Read), ct);

    /// <summary>Git with any arguments, for all that has no method here. Another exit code than 0 is an answer, no exception.</summary>
    /// <param name="args">As behind <c>git</c>; never a shell.</param>
    /// <param name="input">Its standard input.</param>
    /// <param name="hooks">Run git's hooks.</param>
    /// <param name="ct">Stops the waiting.</param>
    /// <example><code>var shortlog = await UseGit().RunAsync(["shortlog", "-sn", "HEAD"], ct: ct);</code></example>
    public Task<GitOutput> RunAsync(IReadOnlyList<string> args, string? input = null, bool hooks = false, CancellationToken ct = default) =>
        _connection.CallAsync(new Message("git.run").Texts("args", args).Text("input", input).Flag("hooks", hooks), GitOutput.Read, ct);
}
