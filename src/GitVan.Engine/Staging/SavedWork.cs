using GitVan.Engine.Files;
using GitVan.Engine.Git;
using GitVan.Engine.Hashing;

namespace GitVan.Engine.Staging;

/// <summary>
/// Puts back what a hook had hidden when it was killed: work tree and index as the person had them, to the last byte. Never another work tree's,
/// never while the hook lives; when this is killed too, the next one goes on. What can't be put back stays where it is, and no hook hides more.
/// </summary>
public static class SavedWork
{
    /// <summary>One look at the disk, and nothing more where nothing is saved.</summary>
    /// <returns>Lines for the person: what was put back, and what can't be, with where it is.</returns>
    public static IReadOnlyList<string> Recover(Repository repository, Action<string> step)
    {
        var place = new SavedPlace(repository);
        if (repository.IsBare || !place.HasAny)
            return [];
        List<string> lines = [];
        try
        {
            using var held = place.TryLock();
            if (held is not null)
                Recover(repository, held, lines, step);
        }
        catch (Exception e) when (WriteFailure.IsOne(e))
        {
            lines.Add($"what a hook saved in '{place.Folder}' can't be looked at: {e.Message}");
        }

        return lines;
    }

    /// <param name="held">The lock, which is ours.</param>
    /// <returns>Whether nothing is left to put back.</returns>
    internal static bool Recover(Repository repository, FileStream held, List<string> lines, Action<string> step)
    {
        ArgumentNullException.ThrowIfNull(held);
        var place = new SavedPlace(repository);
        var isAll = true;
        foreach (var saved in place.All())
        {
            if (saved.Read(out var damage) is { } manifest)
                isAll &= PutBack(repository, place.WorkTree(saved), saved, manifest, lines, step);
            else if (damage is null)
                saved.Remove();
            else
            {
                lines.Add($"{damage} (hint: {saved.HowToSettle})");
                isAll = false;
            }
        }

        NativeFile.TryRemoveFolder(place.Folder);
        return isAll;
    }

    private static bool PutBack(Repository repository, WorkTreePaths tree, SavedFolder saved, SavedManifest manifest, List<string> lines, Action<string> step)
    {
        try
        {
            step("recovery begun");
            for (var i = 0; i < manifest.Files.Count; i++)
            {
                PutBack(tree, saved, manifest, i, lines);
                step("file put back");
            }

            tree.RemoveEmpty(manifest.Folders);
            tree.Sync();
            PutIndexBack(repository.IndexPath, saved, manifest, tree, lines, step);
            step("index put back");
            saved.Finish(step);
            lines.Add($"a hook ended too early to give back what it had hidden; put back now: {string.Join(", ", manifest.Files.Take(5).Select(file => file.Path))}{(manifest.Files.Count > 5 ? " …" : "")}");
            return true;
        }
        catch (Exception e) when (e is GitVanException || WriteFailure.IsOne(e))
        {
            lines.Add($"what a hook had hidden can't be put back: {e.Message}; it is in '{saved.Path}' (hint: mend that, and run any gitvan command)");
            return false;
        }
    }

    private static void PutBack(WorkTreePaths tree, SavedFolder saved, SavedManifest manifest, int number, List<string> lines)
    {
        var file = manifest.Files[number];
        var work = saved.WorkOf(manifest, number) ?? new FileState(FileKind.Absent, [], UnixFileMode.None, default);
        var now = tree.Read(file.Path);
        if (now.HasContentOf(work) && now.Mode == work.Mode)
            return;
        if (now.Kind is FileKind.File or FileKind.Link && !now.HasContentOf(work) && (now.Kind != file.StagedKind || now.Digest != file.StagedDigest))
            lines.Add($"'{file.Path}' had been changed since; that text is kept in '{tree.Keep(file.Path, now)}'");
        if (tree.Put(file.Path, work) is { } kept)
            lines.Add($"what stood in the way of '{file.Path}' is now '{kept}'");
    }

    private static void PutIndexBack(string index, SavedFolder saved, SavedManifest manifest, WorkTreePaths tree, List<string> lines, Action<string> step)
    {
        var ours = saved.Noted();
        if (ours.Count == 0)
            return;

        // We may have been killed with the lock in our hands.
        var taken = index + ".lock";
        if (File.Exists(taken) && Sha256.Hex(Sha256.HashFile(taken)) is var locked && (ours.Contains(locked) || locked == manifest.Index))
            NativeFile.TryRemove(taken);
        var digest = File.Exists(index) ? Sha256.HashFile(index) : [];
        if (Sha256.Hex(digest) == manifest.Index)
            return;
        if (!ours.Contains(Sha256.Hex(digest)))
        {
            lines.Add($"the index was changed since, and stays as it is; the one before the hook is kept in '{tree.Keep("index", FileState.Read(saved.Index))}'");
            return;
        }

        // From a copy, which becomes the index: the saved one is needed until all is done.
        SavedFolder.CopyIndex(saved.Index, saved.NextIndex);
        NativeFile.Sync(saved.NextIndex);
        if (!IndexUpdate.TryPut(saved.NextIndex, index, digest, step))
            throw new IOException($"the index is locked by '{taken}'");
        NativeFile.Sync(Path.GetDirectoryName(index)!);
    }
}
