using GitVan.Engine.Git;

namespace GitVan.Engine.Staging;

/// <summary>Tells a fix from a job that moved HEAD, or took back what was staged: it changes files as well, and has fixed nothing. Looks at HEAD when it is made.</summary>
/// <param name="index">The one that is being committed.</param>
internal sealed class HistoryWatch(Repository repository, GitRunner git, string index)
{
    private readonly ObjectId head = FindHead(repository, git);

    /// <returns>Those where what jobs did is no fix.</returns>
    public HashSet<string> FindTakenBack(IReadOnlyCollection<string> paths, SavedFolder saved)
    {
        if (FindHead(repository, git) != head || !File.Exists(index))
            return [.. paths];
        if (index != repository.IndexPath || saved.IsOurs(index))
            return [];
        var before = Staged(saved.Index, paths);
        before.ExceptWith(Staged(index, paths));
        return before;
    }

    private static ObjectId FindHead(Repository repository, GitRunner git) => new RefStore(repository, git).Find(RefName.Head) ?? repository.Format.EmptyTree;

    /// <returns>Nothing where the index can't be read.</returns>
    private HashSet<string> Staged(string listed, IReadOnlyCollection<string> paths)
    {
        var result = git.WithIndex(listed).TryRun(["--literal-pathspecs", "diff-index", "--cached", "-z", "--name-only", "--no-renames", head.Hex, .. Pathspecs.Of(paths)]);
        return result.Succeeded ? [.. NulText.Split(result.Output).Intersect(paths)] : [];
    }
}
