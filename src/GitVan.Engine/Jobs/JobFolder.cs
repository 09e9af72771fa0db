using GitVan.Engine.Files;

namespace GitVan.Engine.Jobs;

/// <summary>Finds the files below a jobs folder that may be jobs. Only names and modes are looked at.</summary>
internal sealed class JobFolder
{
    /// <summary>A jobs folder is written by people; more than this is something else, and must not slow every commit down.</summary>
    private const int MostEntries = 10_000, DeepestFolder = 16;

    private const UnixFileMode AnyExecute = UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute;

    private readonly string origin;
    private readonly List<JobFile> found = [];
    private readonly List<JobProblem> problems;
    private int entries;

    private JobFolder(string origin, List<JobProblem> problems) => (this.origin, this.problems) = (origin, problems);

    /// <param name="problems">Takes what can't be looked at.</param>
    /// <returns>The files in the order of their paths; none where the folder does not exist.</returns>
    /// <exception cref="GitVanException">There are far too many.</exception>
    public static IReadOnlyList<JobFile> Find(string root, string folder, List<JobProblem> problems)
    {
        var top = new DirectoryInfo(Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder, root)));
        if (!top.Exists)
            return [];
        var origin = Path.GetRelativePath(root, top.FullName).Replace('\\', '/');
        if (top.LinkTarget is not null)
        {
            problems.Add(new JobProblem($"{origin}: is a link, expected a folder", "name the folder itself in jobs.dirs"));
            return [];
        }

        var files = new JobFolder(origin == "." ? "" : origin + "/", problems);
        files.Collect(top, "", 1);
        files.found.Sort((a, b) => string.CompareOrdinal(a.RelativePath, b.RelativePath));
        return files.found;
    }

    private void Collect(DirectoryInfo directory, string below, int depth)
    {
        try
        {
            foreach (var entry in directory.EnumerateFileSystemInfos())
            {
                if (++entries > MostEntries)
                    throw new GitVanException($"{origin}: more than {MostEntries} files") { Hint = "name the folder of the jobs in jobs.dirs" };
                var name = entry.Name;
                if (name[0] is '_' or '.')
                    continue;

                // What is not UTF-8 was decoded to this, which names another file or none.
                if (name.Contains('\ufffd') && !entry.Exists)
                    problems.Add(new JobProblem($"{origin}{below}{name}: the name is not UTF-8", "rename it"));
                else if (entry is FileInfo file)
                    Add(file, below + name);
                else if (name is not ("lib" or "node_modules") && entry is DirectoryInfo { LinkTarget: null } inner)
                    CollectBelow(inner, $"{below}{name}/", depth);
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            problems.Add(JobProblem.Unreadable(origin + below, e));
        }
    }

    /// <summary>A linked folder could lead anywhere, also back here; it never comes this far.</summary>
    private void CollectBelow(DirectoryInfo directory, string below, int depth)
    {
        if (depth < DeepestFolder)
            Collect(directory, below, depth + 1);
        else
            problems.Add(new JobProblem($"{origin}{below}: nested more than {DeepestFolder} folders deep", "move its jobs up"));
    }

    private void Add(FileInfo file, string relativePath)
    {
        try
        {
            // A link's own mode means nothing; empty is also what a pipe or a device is.
            var target = WorkTreeFile.Resolve(file);
            if (target.Length > 0)
                found.Add(new JobFile(file.FullName, origin + relativePath, relativePath, !OperatingSystem.IsWindows() && (target.UnixFileMode & AnyExecute) != 0));
        }
        catch (IOException) when (file.LinkTarget is not null)
        {
            problems.Add(new JobProblem($"{origin}{relativePath}: is a link to nothing", "remove it, or give it its target back"));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            problems.Add(JobProblem.Unreadable(origin + relativePath, e));
        }
    }
}
