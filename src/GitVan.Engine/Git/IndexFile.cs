namespace GitVan.Engine.Git;

/// <summary>
/// Reads one thing from git's index: the id of the tree it would make, which git keeps there while it is known. So a
/// hook can name what is being committed without <c>git write-tree</c>.
/// </summary>
/// <remarks><see href="https://git-scm.com/docs/index-format">index-format(5)</see>, versions 2 to 4.</remarks>
public static class IndexFile
{
    /// <summary>
    /// The root tree, or null when the index has changed since one was made, is split, is not there, or is nothing this
    /// understands: ask git then.
    /// </summary>
    public static ObjectId? FindRootTree(string path, ObjectFormat format)
    {
        if (!File.Exists(path))
            return null;
        try
        {
            using var file = File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, FileOptions.SequentialScan);
            return new IndexWalk(file, format).FindRootTree();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            return null;
        }
    }
}
