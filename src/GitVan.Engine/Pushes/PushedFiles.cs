using System.Text;
using GitVan.Engine.Git;

namespace GitVan.Engine.Pushes;

/// <summary>What a push brings to a remote: for each ref what changed since what the remote has of it.</summary>
/// <param name="remote">Its name, or its URL where it has none; null for any.</param>
internal sealed class PushedFiles(Repository repository, GitRunner git, string? remote)
{
    private readonly Dictionary<PushedRef, ObjectId?> bases = [];
    private IReadOnlyList<string>? tips;

    /// <summary>The files of one ref, none where it brings no commit.</summary>
    public ChangedFiles Of(PushedRef update)
    {
        if (update.Commit is not { } commit)
            return ChangedFiles.None;

        // Since where both sides parted, so that a force push is about its own commits. Fails where we don't have the remote's.
        if (update.Old is { } old && !bases.ContainsKey(update) && git.TryRun(["diff-tree", "-r", "--merge-base", .. ChangedFiles.Options, old.Hex, commit.Hex]) is { Succeeded: true } since)
            return ChangedFiles.Of(since.Output);
        string[] arguments = ["diff-tree", "-r", .. ChangedFiles.Options, (Base(update) ?? repository.Format.EmptyTree).Hex, commit.Hex];
        var result = git.TryRun(arguments);
        return result.Succeeded ? ChangedFiles.Of(result.Output) : throw new GitFailedException(arguments, result);
    }

    /// <summary>What a push of HEAD would bring, where it is new there.</summary>
    public ChangedFiles OfHead() =>
        new RefStore(repository, git).Find(RefName.Head) is { } head ? Of(new PushedRef("HEAD", head, "HEAD", null) { Commit = head }) : ChangedFiles.None;

    /// <summary>Those that bring something: what a ref of the remote does not have yet, and for a ref that is new there what no branch of it has.</summary>
    public IReadOnlyCollection<PushedRef> New(IReadOnlyCollection<PushedRef> updates)
    {
        HashSet<PushedRef> found = [.. updates.Where(update => update is { Commit: { } commit, Old: not null } && Base(update) != commit)];
        List<PushedRef> fresh = [.. updates.Where(update => update is { Commit: not null, Old: null })];

        // Asked about all together: a push may bring thousands of tags.
        var unknown = Unknown([.. fresh.Select(update => update.Commit!.Value).Distinct()]);
        found.UnionWith(fresh.Where(update => unknown.Contains(update.Commit!.Value)));
        return found;
    }

    private HashSet<ObjectId> Unknown(IReadOnlyCollection<ObjectId> commits)
    {
        if (commits.Count == 0 || (tips ??= Tips()).Count == 0)
            return [.. commits];
        var result = git.TryRun(["rev-list", "--stdin"], Encoding.ASCII.GetBytes(string.Concat([.. commits.Select(commit => commit.Hex + "\n"), .. tips.Select(tip => $"^{tip}\n")])));
        return result.Succeeded ? [.. result.Text.Split('\n').Select(line => ObjectId.TryParse(line, out var id) ? id : default).Intersect(commits)] : [.. commits];
    }

    /// <returns>The commit up to which the remote has what is pushed; null for nothing.</returns>
    private ObjectId? Base(PushedRef update)
    {
        if (bases.TryGetValue(update, out var known))
            return known;
        var commit = update.Commit!.Value;
        return bases[update] = (update.Old is { } old ? MergeBase(commit, [old.Hex]) : null) ?? MergeBase(commit, tips ??= Tips());
    }

    private ObjectId? MergeBase(ObjectId commit, IReadOnlyList<string> others) =>
        others.Count > 0 && git.TryRun(["merge-base", commit.Hex, .. others]) is { Succeeded: true, Text: var text } && ObjectId.TryParse(text, out var id) ? id : null;

    /// <summary>The remote's branches as they were last fetched or pushed; a URL has none.</summary>
    private IReadOnlyList<string> Tips() => remote is null || RefName.TryParse("refs/remotes/" + remote, out _)
        ? [.. new RefStore(repository, git).List($"refs/remotes/{(remote is null ? "" : remote + "/")}").Select(one => one.Id.Hex).Distinct()]
        : [];
}
