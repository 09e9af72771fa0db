namespace GitVan.Engine.Jobs;

/// <summary>Finds the files below a jobs folder that may be jobs. Only names and modes are looked at.</summary>
internal static class JobFolder
{
    /// <summary>A jobs folder is written by people; more than this is something else, and must not slow every commit down.</summary>
    private const int MostFiles = 10_000, DeepestFolder = 16;

    private const UnixFileMode AnyExecute = UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute;

    /// <returns>The files in the order of their paths; none where the folder does not exist.</returns>
    /// <exception cref="GitVanException">There are far too many.</exception>
    public static IReadOnlyList<JobFile> Find(string root, string folder)
    {
        var top = new DirectoryInfo(Path.GetFullPath(folder, root));
        if (!top.Exists)
            return [];
        List<JobFile> found = [];
        Collect(top, Path.GetRelativePath(root, top.FullName).Replace('\\', '/') + "/", "", 0, found);
        found.Sort((a, b) => string.CompareOrdinal(a.RelativePath, b.RelativePath));
        return found;
    }

    private static void Collect(DirectoryInfo directory, string origin, string below, int depth, List<JobFile> found)
    {
        foreach (var entry in directory.EnumerateFileSystemInfos())
        {
            var name = entry.Name;
            if (name[0] is '_' or '.')
                continue;
            if (entry is DirectoryInfo subfolder)
            {
                // A linked folder could lead anywhere, also back here.
                if (name is not ("lib" or "node_modules") && subfolder.LinkTarget is null && depth < DeepestFolder)
                    Collect(subfolder, origin, $"{below}{name}/", depth + 1, found);
                continue;
            }

            if (found.Count == MostFiles)
                throw new GitVanException($"{origin}: more than {MostFiles} files") { Hint = "name the folder of the jobs in jobs.dirs" };
            var isExecutable = !OperatingSystem.IsWindows() && (entry.UnixFileMode & AnyExecute) != 0;
            found.Add(new JobFile(entry.FullName, origin + below + name, below + name, isExecutable));
        }
    }
}
