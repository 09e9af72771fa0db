namespace GitVan.Engine.Files;

/// <summary>Files of the work tree, which may be anything: opening a named pipe would wait for ever.</summary>
internal static class WorkTreeFile
{
    /// <summary>
    /// The file with its links followed. A pipe, a socket or a device has a length of 0, so what is opened only when it
    /// has content is never one of them.
    /// </summary>
    /// <exception cref="IOException">It is not there, or its links go in a circle.</exception>
    public static FileInfo Resolve(FileInfo file) =>
        file.LinkTarget is not null && file.ResolveLinkTarget(returnFinalTarget: true) is FileInfo target ? target : file;

    /// <summary>Where a file of the work tree may be written: below its top, through no link, and not among git's own.</summary>
    /// <param name="path">From the root, or absolute.</param>
    /// <returns>The absolute path.</returns>
    /// <exception cref="GitVanException">It leads elsewhere.</exception>
    public static string Inside(string root, string path)
    {
        var full = Path.GetFullPath(path, root);
        var parts = Path.GetRelativePath(root, full).Split(Path.DirectorySeparatorChar);
        if (parts[0] is ".." or "." || Path.IsPathRooted(parts[0]) || parts.Any(part => part.Equals(".git", StringComparison.OrdinalIgnoreCase)))
            throw new GitVanException($"'{path}' is no place for a file of the work tree") { Hint = "name a path below its top, outside of .git" };
        var at = root;
        foreach (var part in parts[..^1])
        {
            at = Path.Join(at, part);
            if (new FileInfo(at).LinkTarget is not null)
                throw new GitVanException($"'{path}' leads through the link '{Path.GetRelativePath(root, at)}'") { Hint = "name the folder that the link leads to" };
            if (IsGitDirectory(at))
                throw new GitVanException($"'{path}' is in the git directory '{Path.GetRelativePath(root, at)}'") { Hint = "name a path outside of it" };
        }

        return full;
    }

    // As git tells one, whatever its name: what is written into it could be a hook.
    private static bool IsGitDirectory(string folder) =>
        File.Exists(Path.Join(folder, "HEAD")) && Directory.Exists(Path.Join(folder, "objects")) && Directory.Exists(Path.Join(folder, "refs"));
}
