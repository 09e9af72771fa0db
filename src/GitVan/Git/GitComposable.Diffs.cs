using GitVan.Protocol;

namespace GitVan;

public sealed partial class GitComposable
{
    /// <summary>A patch, or another text that <c>git diff</c> prints.</summary>
    public Task<string> DiffAsync(GitPatchOptions? options = null, CancellationToken ct = default)
    {
        options ??= new();
        return _connection.CallAsync(
            Hunks(new("git.diff"), options)
                .Flag("nameOnly", options.Format == GitPatchFormat.NameOnly)
                .Flag("nameStatus", options.Format == GitPatchFormat.NameStatus)
                .Flag("stat", options.Format == GitPatchFormat.Stat)
                .Flag("numstat", options.Format == GitPatchFormat.Numstat),
            Answer.Text,
            ct);
    }

    /// <summary>A patch from a revision to another, or to the work tree where <paramref name="to"/> is null.</summary>
    public Task<string> DiffAsync(string from, string? to, CancellationToken ct = default) => DiffAsync(new GitPatchOptions { From = from, To = to }, ct);

    /// <summary>The paths that a diff changes, deleted ones too.</summary>
    public Task<IReadOnlyList<string>> DiffNamesAsync(GitDiffOptions? options = null, CancellationToken ct = default) =>
        _connection.CallAsync(Diff(new("git.diffNames"), options), Answer.Texts, ct);

    /// <summary>The paths that differ between a revision and another, or the work tree where <paramref name="to"/> is null.</summary>
    public Task<IReadOnlyList<string>> DiffNamesAsync(string from, string? to, CancellationToken ct = default) => DiffNamesAsync(Between(from, to), ct);

    /// <summary>The files that a diff changes, and in which way.</summary>
    public Task<IReadOnlyList<GitFileChange>> DiffNameStatusAsync(GitDiffOptions? options = null, CancellationToken ct = default) =>
        _connection.CallAsync(Diff(new("git.diffNameStatus"), options), json => Answer.List(json, GitFileChange.Read), ct);

    /// <summary>The files that differ between a revision and another, or the work tree where <paramref name="to"/> is null.</summary>
    public Task<IReadOnlyList<GitFileChange>> DiffNameStatusAsync(string from, string? to, CancellationToken ct = default) => DiffNameStatusAsync(Between(from, to), ct);

    /// <summary>How much a diff changes in all.</summary>
    public Task<GitDiffStat> DiffStatAsync(GitDiffOptions? options = null, CancellationToken ct = default) =>
        _connection.CallAsync(Diff(new("git.diffStat"), options), GitDiffStat.Read, ct);

    /// <summary>How much differs between a revision and another, or the work tree where <paramref name="to"/> is null.</summary>
    public Task<GitDiffStat> DiffStatAsync(string from, string? to, CancellationToken ct = default) => DiffStatAsync(Between(from, to), ct);

    /// <summary>How much a diff changes in each file.</summary>
    public Task<IReadOnlyList<GitFileStat>> DiffNumstatAsync(GitDiffOptions? options = null, CancellationToken ct = default) =>
        _connection.CallAsync(Diff(new("git.diffNumstat"), options), json => Answer.List(json, GitFileStat.Read), ct);

    /// <summary>How much of each file differs between a revision and another, or the work tree where <paramref name="to"/> is null.</summary>
    public Task<IReadOnlyList<GitFileStat>> DiffNumstatAsync(string from, string? to, CancellationToken ct = default) => DiffNumstatAsync(Between(from, to), ct);

    /// <summary>The places that a diff changes, with their lines.</summary>
    /// <example>
    /// <code>
    /// foreach (var file in await UseGit().DiffHunksAsync(new() { Staged = true, Context = 0 }, ct))
    ///     foreach (var hunk in file.Hunks)
    ///         context.Log.Info($"{file.Path}:{hunk.NewStart}");
    /// </code>
    /// </example>
    public Task<IReadOnlyList<GitFileDiff>> DiffHunksAsync(GitHunkOptions? options = null, CancellationToken ct = default) =>
        _connection.CallAsync(Hunks(new("git.diffHunks"), options ?? new()), json => Answer.List(json, GitFileDiff.Read), ct);

    /// <summary>The places that differ between a revision and another, or the work tree where <paramref name="to"/> is null.</summary>
    public Task<IReadOnlyList<GitFileDiff>> DiffHunksAsync(string from, string? to, CancellationToken ct = default) => DiffHunksAsync(new GitHunkOptions { From = from, To = to }, ct);

    /// <summary>The files that were changed and are still there: what a linter wants.</summary>
    /// <param name="globs">Only what these globs match.</param>
    /// <param name="from">Since this revision. Where this, <paramref name="to"/> and <paramref name="staged"/> are left out: all that differs from HEAD, untracked files too.</param>
    /// <param name="to">Up to this revision; the work tree where it is left out.</param>
    /// <param name="staged">Between HEAD and the index.</param>
    /// <param name="ct">Stops the waiting.</param>
    /// <example><code>var staged = await UseGit().ChangedFilesAsync(["*.cs"], staged: true, ct: ct);</code></example>
    public Task<IReadOnlyList<string>> ChangedFilesAsync(
        IReadOnlyList<string>? globs = null, string? from = null, string? to = null, bool staged = false, CancellationToken ct = default) =>
        _connection.CallAsync(
            new Message("git.changedFiles").Texts("globs", globs).Text("from", from).Text("to", to).Flag("staged", staged), Answer.Texts, ct);

    private static GitDiffOptions Between(string from, string? to) => new() { From = from, To = to };

    private static Message Diff(Message message, GitDiffOptions? options) =>
        message.Text("from", options?.From).Text("to", options?.To).Flag("staged", options?.Staged ?? false).Texts("paths", options?.Paths);

    private static Message Hunks(Message message, GitHunkOptions options) =>
        Diff(message, options).Number("context", options.Context).Flag("ignoreWhitespace", options.IgnoreWhitespace);
}
