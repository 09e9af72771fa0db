using System.Text;
using GitVan.Engine.Files;

namespace GitVan.Engine.Git;

/// <summary>The one-line files by which git directories and work trees name each other.</summary>
internal static class GitFile
{
    // A path and a few letters before it.
    private const int MaxBytes = 16 << 10;

    /// <summary>The git directory that a <c>.git</c> file (linked work trees, submodules) names.</summary>
    /// <exception cref="GitVanException">It is no such file.</exception>
    public static string GetTarget(string path)
    {
        const string start = "gitdir: ";
        var text = TryReadLine(path);
        if (text is null || !text.StartsWith(start, StringComparison.Ordinal) || text.Length == start.Length)
            throw new GitVanException($"'{path}' is not a git file, expected 'gitdir: <path>'")
            {
                Hint = "remove the file, or run git worktree repair",
            };
        return GitPath.Resolve(Path.GetDirectoryName(path)!, text[start.Length..])
            ?? throw new GitVanException($"'{path}' names a path that can't exist")
            {
                Hint = "remove the file, or run git worktree repair",
            };
    }

    /// <summary>What <c>commondir</c> of a linked work tree's git directory names, else the directory itself.</summary>
    public static string FindCommonDirectory(string gitDirectory) =>
        TryReadLine(Path.Join(gitDirectory, "commondir")) is { } text && GitPath.Resolve(gitDirectory, text) is { } common ? common : gitDirectory;

    /// <summary>The work tree a linked work tree's git directory belongs to: the folder of the <c>.git</c> file that its <c>gitdir</c>
    /// names.</summary>
    public static string? FindWorkTree(string gitDirectory) =>
        TryReadLine(Path.Join(gitDirectory, "gitdir")) is { } text && GitPath.Resolve(gitDirectory, text) is { } gitFile
            ? Path.GetDirectoryName(gitFile)
            : null;

    private static string? TryReadLine(string path) =>
        BoundedFile.TryRead(path, MaxBytes) is { } bytes ? Encoding.UTF8.GetString(bytes).TrimEnd('\n', '\r') : null;
}
