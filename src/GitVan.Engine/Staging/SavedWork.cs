using GitVan.Engine.Files;
using GitVan.Engine.Git;
using GitVan.Engine.Hashing;

namespace GitVan.Engine.Staging;

/// <summary>
/// Puts back what a hook had hidden when it was killed: work tree and index as the person had them, to the last byte. Never another work tree's,
/// never while the hook lives; when this is killed too, the next one goes on.
/// </summary>
public static class SavedWork
{
    /// <summary>One look at the disk, and nothing more where nothing is saved.</summary>
    /// <returns>Lines for the person.</returns>
    /// <exception cref="GitVanException">It can't be put back now; the message says where it is.</exception>
    public static IReadOnlyList<string> Recover(Repository repository, Action<string> step)
    {
        var place = new SavedPlace(repository);
        if (repository.IsBare || !Directory.Exists(place.Folder))
            return [];
        try
        {
            using var held = place.TryLock();
            return held is null ? [] : Recover(repository, held, step);
        }
        catch (Exception e) when (WriteFailure.IsOne(e))
        {
            return [$"what a hook saved in '{place.Folder}' can't be looked at: {e.Message}"];
        }
    }

    /// <param name="held">The lock, which is ours.</param>
    internal static IReadOnlyList<string> Recover(Repository repository, FileStream held, Action<string> step)
    {
        ArgumentNullException.ThrowIfNull(held);
        var place = new SavedPlace(repository);
        List<string> lines = [];
        if (!Directory.Exists(place.Folder))
            return lines;
        foreach (var path in Directory.GetDirectories(place.Folder).Order(StringComparer.Ordinal))
        {
            var saved = new SavedFolder(path);
            if (saved.Read(out var isDamaged) is { } manifest)
                PutBack(repository, place.WorkTree(saved), saved, manifest, lines, step);
            else if (isDamaged)
                lines.Add($"what a killed hook had hidden is in '{path}', which is damaged: your files are in its folder 'work', your index is 'index'");
            else
                saved.Remove();
        }

        NativeFile.TryRemoveFolder(place.Folder);
        return lines;
    }

    private static void PutBack(Repository repository, WorkTreePaths tree, SavedFolder saved, SavedManifest manifest, List<string> lines, Action<string> step)
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
            lines.Add($"a hook was killed while it had hidden what you had not staged; put back: {string.Join(", ", manifest.Files.Take(5).Select(file => file.Path))}{(manifest.Files.Count > 5 ? " …" : "")}");
        }
        catch (Exception e) when (WriteFailure.IsOne(e))
        {
            throw new GitVanException($"what a killed hook had hidden can't be put back: {e.Message}; it is in '{saved.Path}'", ExitCode.JobFailed, e) { Hint = "mend that, and run it again" };
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
        if (Sha256.Hex(digest) == manifest.Index || !File.Exists(saved.Index))
            return;
        if (!ours.Contains(Sha256.Hex(digest)))
        {
            lines.Add($"the index was changed since, and stays as it is; the one before the hook is kept in '{tree.Keep("index", FileState.Read(saved.Index))}'");
            return;
        }

        // From a copy, which becomes the index: the saved one is needed until all is done.
        SavedFolder.CopyIndex(saved.Index, saved.NextIndex);
        if (!IndexUpdate.TryPut(saved.NextIndex, index, digest, step))
            throw new IOException($"the index is locked by '{taken}'");
    }
}
