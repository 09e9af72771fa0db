namespace GitVan.Engine.Toolchains.CSharp;

/// <summary>Removes what was not used for a month: builds of earlier texts of a job, and what was made for earlier versions of our package.</summary>
internal static class OldBuilds
{
    private const int Kept = 32;

    private static readonly TimeSpan Unused = TimeSpan.FromDays(30);

    /// <summary>A use is noted once a day; a folder's time is enough for it.</summary>
    private static readonly TimeSpan Precision = TimeSpan.FromDays(1);

    public static void NoteUse(string folder, TimeProvider time)
    {
        var now = time.GetUtcNow().UtcDateTime;
        try
        {
            if (now - Directory.GetLastWriteTimeUtc(folder) > Precision)
                Directory.SetLastWriteTimeUtc(folder, now);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // A repository that can't be written keeps its builds as they are.
        }
    }

    /// <param name="held">The key whose lock the caller has.</param>
    public static void Remove(BuildFolders folders, string held, TimeProvider time)
    {
        try
        {
            foreach (var old in Old(Directory.GetDirectories(folders.Builds), Kept, time))
            {
                var key = Path.GetFileName(old);
                using var turn = key[0] == held[0] ? null : folders.TryLock(key);
                if (turn is not null || key[0] == held[0])
                    Delete(old);
            }

            var packages = Directory.GetDirectories(folders.Top).Where(folder => folder != folders.Builds && folder != folders.OfPackage && Path.GetFileName(folder) is not ("feed" or "home" or "locks" or "packages"));
            foreach (var old in Old(packages, 0, time))
                Delete(old);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // The next build tries again.
        }
    }

    private static IEnumerable<string> Old(IEnumerable<string> folders, int kept, TimeProvider time)
    {
        var before = time.GetUtcNow().UtcDateTime - Unused;
        return folders.Select(folder => (folder, used: Directory.GetLastWriteTimeUtc(folder))).OrderByDescending(one => one.used)
            .Skip(kept).Where(one => one.used < before).Select(one => one.folder).ToList();
    }

    // Renamed first: half a folder must not be taken for a whole one.
    private static void Delete(string folder)
    {
        var renamed = folder.EndsWith(".new", StringComparison.Ordinal) ? folder : folder + ".new";
        if (renamed != folder && Directory.Exists(renamed))
            Directory.Delete(renamed, recursive: true);
        if (renamed != folder)
            Directory.Move(folder, renamed);
        Directory.Delete(renamed, recursive: true);
    }
}
