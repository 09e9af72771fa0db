using GitVan.Engine.Configuration;
using GitVan.Engine.Files;

namespace GitVan.Engine.Templating;

/// <summary>The work tree as a plan would leave it: files as they are, and as earlier operations have them.</summary>
internal sealed class PlannedFiles(string root)
{
    private readonly Dictionary<string, byte[]> written = [];
    private readonly HashSet<string> folders = [];

    /// <summary>The path from the top with <c>/</c>.</summary>
    /// <exception cref="GitVanException">It leads out of the work tree, into <c>.git</c>, or is a link.</exception>
    public string PathOf(string path, Place place)
    {
        try
        {
            if (path.Contains('\0'))
                throw new GitVanException($"{Excerpt.Of(path)} has a NUL character, expected a path");
            var full = WorkTreeFile.Inside(root, path);
            return new FileInfo(full).LinkTarget is null ? Path.GetRelativePath(root, full).Replace(Path.DirectorySeparatorChar, '/')
                : throw new GitVanException($"'{path}' is a link") { Hint = "name the file that it leads to" };
        }
        catch (GitVanException e)
        {
            throw new GitVanException($"{place}: {e.Message}", e.ExitCode, e) { Hint = e.Hint };
        }
    }

    public bool IsWritten(string path) => written.ContainsKey(path);

    /// <summary>The content; null where there is no such file.</summary>
    public byte[]? Read(string path) => written.TryGetValue(path, out var content) ? content : BoundedFile.TryRead(Path.Join(root, path), Planner.LargestFile);

    public void Write(string path, byte[] content)
    {
        written[path] = content;
        folders.UnionWith(Above(path));
    }

    /// <summary>Why no file can be at the path; null where one can.</summary>
    public string? Obstacle(string path) => folders.Contains(path) || Directory.Exists(Path.Join(root, path)) ? "is a folder, expected a file or nothing"
        : Above(path).FirstOrDefault(folder => written.ContainsKey(folder) || File.Exists(Path.Join(root, folder))) is { } file ? $"'{file}' is a file, expected a folder"
        : null;

    private static IEnumerable<string> Above(string path)
    {
        for (var at = path.LastIndexOf('/'); at > 0; at = path.LastIndexOf('/', at - 1))
            yield return path[..at];
    }
}
