namespace GitVan.Engine.Git;

/// <summary>
/// Reads from git's index what can be had without git: the id of the tree it would make, which git keeps there while it is known, so that a hook can
/// name what is being committed without <c>git write-tree</c>; and what is tracked, without <c>git ls-files</c>.
/// </summary>
/// <remarks><see href="https://git-scm.com/docs/index-format">index-format(5)</see>, versions 2 to 4.</remarks>
public static class IndexFile
{
    /// <summary>
    /// The root tree, or null when the index has changed since one was made, is split, is not there, or is nothing this
    /// understands: ask git then.
    /// </summary>
    public static ObjectId? FindRootTree(string path, ObjectFormat format) => Read(path, format, walk => walk.FindRootTree());

    /// <summary>
    /// What is tracked but for submodules, in git's order; null when a sparse checkout leaves something out, or the index is split, is not there, or is
    /// nothing this understands: ask git then.
    /// </summary>
    public static IReadOnlyList<string>? FindPaths(string path, ObjectFormat format) => Read(path, format, walk => walk.FindPaths());

    private static T? Read<T>(string path, ObjectFormat format, Func<IndexWalk, T?> read)
    {
        if (!File.Exists(path))
            return default;
        try
        {
            using var file = File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, FileOptions.SequentialScan);
            return read(new IndexWalk(file, format));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            return default;
        }
    }
}
