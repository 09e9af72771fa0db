namespace GitVan.Engine.Git;

/// <summary>
/// Finds the repository a folder belongs to, as git does it, without starting git. It does not ask whether the
/// repository may be trusted (<see cref="RepositoryOwnership"/>), does not know <c>safe.bareRepository</c>, and looks
/// across mounted file systems.
/// </summary>
public static class RepositoryFinder
{
    /// <param name="startDirectory">Absolute: the current directory, or what a person named.</param>
    /// <param name="environment"><c>GIT_DIR</c>, <c>GIT_WORK_TREE</c>, <c>GIT_COMMON_DIR</c>, <c>GIT_OBJECT_DIRECTORY</c>,
    /// <c>GIT_IMPLICIT_WORK_TREE</c> and <c>GIT_CEILING_DIRECTORIES</c> count; relative paths start at
    /// <paramref name="startDirectory"/>, as git has it.</param>
    public static RepositorySearch Find(string startDirectory, IReadOnlyDictionary<string, string> environment)
    {
        if (!Path.IsPathFullyQualified(startDirectory))
            throw new ArgumentException("an absolute path is needed", nameof(startDirectory));
        var start = Path.TrimEndingDirectorySeparator(Path.GetFullPath(startDirectory, startDirectory));
        var layout = new RepositoryLayout(start, environment);
        try
        {
            return layout.Value("GIT_DIR") is { } named ? FromEnvironment(layout, start, named) : WalkUp(layout, start);
        }
        catch (GitVanException e)
        {
            return new RepositorySearch.Invalid(e.Message, e.Hint ?? "check the repository with git status");
        }
    }

    /// <summary>The repository, or the error a person is told.</summary>
    /// <exception cref="GitVanException">There is none, or none that can be used.</exception>
    public static Repository Get(string startDirectory, IReadOnlyDictionary<string, string> environment) => Find(startDirectory, environment).Get();

    private static RepositorySearch FromEnvironment(RepositoryLayout layout, string start, string named)
    {
        var path = GitPath.Resolve(start, named);
        if (path is not null && File.Exists(path))
            path = GitFile.GetTarget(path);
        if (path is null || !layout.IsGitDirectory(path))
            return new RepositorySearch.Invalid($"GIT_DIR is '{named}', which is not a git directory", "unset GIT_DIR, or let it name a git directory");

        // Git takes the current directory for the top of the work tree, unless that is the git directory itself: then
        // a server's hook is running.
        return layout.Open(path, GitPath.IsWithin(start, path) ? null : start);
    }

    private static RepositorySearch WalkUp(RepositoryLayout layout, string start)
    {
        var ceiling = FindCeiling(start, layout.Value("GIT_CEILING_DIRECTORIES"));
        for (var folder = start; folder is not null; folder = Path.GetDirectoryName(folder))
        {
            // Git does not look in the ceiling itself, but where it was started it always does.
            if (folder.Length <= ceiling && folder != start)
                break;
            var inside = Path.Join(folder, ".git");
            if (Directory.Exists(inside))
            {
                if (layout.IsGitDirectory(inside))
                    return layout.Open(inside, folder);
            }
            else if (File.Exists(inside))
            {
                var target = GitFile.GetTarget(inside);
                return layout.IsGitDirectory(target)
                    ? layout.Open(target, folder)
                    : new RepositorySearch.Invalid($"'{inside}' names '{target}', which is not a git directory", "run git worktree repair, or remove the file");
            }

            if (layout.IsGitDirectory(folder))
                return layout.Open(folder, null);
        }

        return new RepositorySearch.NotFound(start);
    }

    // The length of the longest listed folder that is above the start; 0 when none is. After an empty entry git no
    // longer resolves symbolic links; here none are, the start being what the system calls the current directory.
    private static int FindCeiling(string start, string? list)
    {
        var longest = 0;
        foreach (var entry in list?.Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries) ?? [])
        {
            if (!Path.IsPathFullyQualified(entry) || entry.Contains('\0'))
                continue;
            var folder = Path.TrimEndingDirectorySeparator(Path.GetFullPath(entry, start));
            if (folder != start && GitPath.IsWithin(start, folder))
                longest = Math.Max(longest, folder.Length);
        }

        return longest;
    }
}
