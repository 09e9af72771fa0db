using GitVan.Protocol;

namespace GitVan;

public sealed partial class GitComposable
{
    /// <summary>Commits, newest first; 100 of them where no limit is given.</summary>
    /// <example><code>var commits = await UseGit().LogAsync(new() { From = "v1.0.0", Paths = ["src"] }, ct);</code></example>
    public Task<IReadOnlyList<GitCommit>> LogAsync(GitLogOptions? options = null, CancellationToken ct = default) =>
        _connection.CallAsync(Log(new("git.log"), options), json => Answer.List(json, GitCommit.Read), ct);

    /// <summary>The same commits as text.</summary>
    /// <param name="format">As <c>git log --format</c> has it.</param>
    /// <param name="options">Which commits.</param>
    /// <param name="ct">Stops the waiting.</param>
    public Task<string> LogTextAsync(string format = "oneline", GitLogOptions? options = null, CancellationToken ct = default) =>
        _connection.CallAsync(Log(new("git.logText"), options).Text("format", format), Answer.Text, ct);

    /// <summary>The best common ancestor of two revisions; null where there is none.</summary>
    public Task<string?> MergeBaseAsync(string a, string b, CancellationToken ct = default) =>
        _connection.CallAsync(new Message("git.mergeBase").Text("a", a).Text("b", b), Answer.FindText, ct);

    /// <summary>Whether a revision leads to another; one leads to itself.</summary>
    public Task<bool> IsAncestorAsync(string ancestor, string descendant, CancellationToken ct = default) =>
        _connection.CallAsync(new Message("git.isAncestor").Text("ancestor", ancestor).Text("descendant", descendant), Answer.Flag, ct);

    /// <summary>A revision's id; null where there is no such revision.</summary>
    public Task<string?> ResolveAsync(string revision, CancellationToken ct = default) =>
        _connection.CallAsync(new Message("git.resolve").Text("revision", revision), Answer.FindText, ct);

    /// <summary>How many commits <paramref name="to"/> leads to, without those that <paramref name="from"/> does.</summary>
    public Task<long> CountCommitsAsync(string? from = null, string to = "HEAD", CancellationToken ct = default) =>
        _connection.CallAsync(new Message("git.countCommits").Text("from", from).Text("to", to), Answer.Number, ct);

    /// <summary>What a revision is called by the tags before it, such as <c>v1.0.0-3-g1a2b3c4</c>; null where no tag leads there.</summary>
    public Task<string?> DescribeAsync(GitDescribeOptions? options = null, CancellationToken ct = default)
    {
        options ??= new();
        return _connection.CallAsync(
            new Message("git.describe")
                .Text("revision", options.Revision)
                .Flag("tags", options.Tags)
                .Text("match", options.Match)
                .Flag("always", options.Always)
                .Flag("long", options.Long)
                .Flag("dirty", options.Dirty),
            Answer.FindText,
            ct);
    }

    private static Message Log(Message message, GitLogOptions? options)
    {
        options ??= new();
        return message
            .Text("from", options.From)
            .Text("to", options.To)
            .Texts("paths", options.Paths)
            .Number("limit", options.Limit)
            .Number("skip", options.Skip == 0 ? null : options.Skip)
            .Text("author", options.Author)
            .Text("grep", options.Grep)
            .Text("since", options.Since)
            .Text("until", options.Until)
            .Flag("firstParent", options.FirstParent)
            .Flag("merges", options.Merges);
    }
}
