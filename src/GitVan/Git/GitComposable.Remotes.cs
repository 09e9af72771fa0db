using GitVan.Protocol;

namespace GitVan;

public sealed partial class GitComposable
{
    /// <summary>Fetches from a remote.</summary>
    public Task FetchAsync(GitFetchOptions? options = null, CancellationToken ct = default) =>
        _connection.CallAsync(
            new Message("git.fetch")
                .Text("remote", options?.Remote)
                .Texts("refspecs", options?.Refspecs)
                .Flag("prune", options?.Prune ?? false)
                .Flag("tags", options?.Tags)
                .Number("depth", options?.Depth),
            ct);

    /// <summary>Pushes to a remote.</summary>
    /// <exception cref="JobException"><see cref="JobErrorCode.Failed"/>: the remote refused it, or can't be reached.</exception>
    public Task PushAsync(GitPushOptions? options = null, CancellationToken ct = default)
    {
        options ??= new();
        return _connection.CallAsync(
            new Message("git.push")
                .Text("remote", options.Remote)
                .Texts("refspecs", options.Refspecs)
                .Flag("force", options.Force)
                .Flag("tags", options.Tags)
                .Flag("setUpstream", options.SetUpstream)
                .Flag("hooks", options.Hooks),
            ct);
    }

    /// <summary>Fetches, and merges or rebases; HEAD's id afterwards.</summary>
    /// <inheritdoc cref="MergeAsync" path="/exception"/>
    public Task<string> PullAsync(GitPullOptions? options = null, CancellationToken ct = default)
    {
        options ??= new();
        return _connection.CallAsync(
            new Message("git.pull")
                .Text("remote", options.Remote)
                .Text("branch", options.Branch)
                .Flag("rebase", options.Rebase)
                .Flag("fastForwardOnly", options.FastForwardOnly)
                .Flag("hooks", options.Hooks),
            Answer.Text,
            ct);
    }
}
