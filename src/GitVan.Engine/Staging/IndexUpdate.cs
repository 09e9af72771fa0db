using GitVan.Engine.Git;
using GitVan.Engine.Hashing;

namespace GitVan.Engine.Staging;

/// <summary>Stages files in the index that is being committed, and where git has prepared the next one already, in that too.</summary>
internal sealed class IndexUpdate(Repository repository, string index, GitRunner git, IndexLock turn, Action<string> step)
{
    // What a sparse checkout leaves out stays as it is.
    private static readonly string[] Update = ["update-index", "--ignore-skip-worktree-entries", "--remove", "-z", "--stdin"];

    /// <param name="paths">What is not in the index stays out of it.</param>
    /// <param name="saved">Where the person's index is saved; null where it need not be put back.</param>
    /// <returns>What was staged.</returns>
    public IReadOnlyCollection<string> Stage(IReadOnlyCollection<string> paths, SavedFolder? saved)
    {
        var prepared = PreparedIndex();
        var entries = Entries(index, paths);
        string[] wanted = [.. paths.Where(entries.ContainsKey)];
        if (wanted.Length == 0)
            return wanted;

        // Where the person has staged something else for later, that stays.
        var others = prepared is null ? null : Entries(prepared, wanted);
        if (saved is not null && index == repository.IndexPath)
            ReplaceBy(saved, wanted);
        else
            Change(index, wanted);
        step("fix staged");
        if (others is not null && wanted.Where(path => others.GetValueOrDefault(path) == entries[path]).ToList() is { Count: > 0 } same)
            Change(prepared!, same);
        return wanted;
    }

    /// <summary><c>commit path</c> commits from an index of its own; what becomes the repository's index then is complete already, under its lock's name.</summary>
    private string? PreparedIndex()
    {
        var next = repository.IndexPath + ".lock";
        return Path.GetFileName(index).StartsWith("next-index-", StringComparison.Ordinal) && File.Exists(next) ? next : null;
    }

    private void Change(string changed, IReadOnlyCollection<string> paths) => turn.Try(changed, () =>
    {
        if (IndexLock.IsTaken(changed))
            return false;
        var result = git.WithIndex(changed).TryRun(Update, NulText.Join(paths));
        if (!result.Succeeded && !IndexLock.IsTaken(changed))
            throw new GitFailedException(Update, result);
        return result.Succeeded;
    });

    /// <summary>Makes the next index apart, notes down which it is, and only then puts it in place: so a recovery knows it as ours.</summary>
    private void ReplaceBy(SavedFolder saved, IReadOnlyCollection<string> paths) => turn.Try(index, () =>
    {
        var before = Sha256.HashFile(index);
        SavedFolder.CopyIndex(index, saved.NextIndex);
        if (git.WithIndex(saved.NextIndex).TryRun(Update, NulText.Join(paths)) is { Succeeded: false } failure)
            throw new GitFailedException(Update, failure);
        saved.Note(Sha256.Hex(Sha256.HashFile(saved.NextIndex)));
        step("fix staged apart");
        return TryPut(saved.NextIndex, index, before, step);
    });

    /// <summary>Puts an index in the place of another, under git's lock.</summary>
    /// <param name="expected">The SHA-256 of the one that is there.</param>
    /// <returns>False where it is locked, or another by now.</returns>
    public static bool TryPut(string from, string index, ReadOnlySpan<byte> expected, Action<string> step)
    {
        var taken = index + ".lock";

        // A link keeps the time by which git tells which files may have changed in the same moment.
        if (NativeFile.TryHardLink(from, taken) is not 0 and var error)
            return error == NativeFile.Exists ? false : throw NativeFile.Failure(taken, error);
        step("index locked");
        var isExpected = File.Exists(index) ? Sha256.HashFile(index).AsSpan().SequenceEqual(expected) : expected.IsEmpty;
        if (isExpected)
            NativeFile.Check(NativeFile.TryRename(taken, index), index);
        else
            NativeFile.TryRemove(taken);
        NativeFile.TryRemove(from);
        return isExpected;
    }

    /// <returns>Mode, id and stage by path; without submodules.</returns>
    private Dictionary<string, string> Entries(string listed, IReadOnlyCollection<string> paths)
    {
        var wanted = paths.ToHashSet();
        string[] arguments = ["--literal-pathspecs", "ls-files", "-z", "--stage", .. Pathspecs.Of(paths)];
        var result = git.WithIndex(listed).TryRun(arguments);
        if (!result.Succeeded)
            throw new GitFailedException(arguments, result);
        Dictionary<string, string> entries = [];
        foreach (var record in NulText.Split(result.Output))
        {
            var tab = record.IndexOf('\t');
            if (wanted.Contains(record[(tab + 1)..]) && !record.StartsWith("160000", StringComparison.Ordinal))
                entries[record[(tab + 1)..]] = record[..tab];
        }

        return entries;
    }
}
