using GitVan.Engine.Files;

namespace GitVan.Engine.Configuration;

/// <summary>
/// Folders with a configuration of their own. Only those that a pattern names are looked into, whatever the size of the repository; links,
/// submodules and other repositories are not entered.
/// </summary>
internal static class NestedFolders
{
    private const int MostFolders = 1000;

    /// <param name="patterns">Folders from the top; <c>*</c> stands for names of one level.</param>
    /// <returns>The folders and their files, the deepest first, then by path.</returns>
    /// <exception cref="GitVanException">There are too many, or files that can't be read.</exception>
    public static IReadOnlyList<(string Folder, IReadOnlyList<ConfigurationFile> Files)> Find(string root, IReadOnlyList<string> patterns)
    {
        HashSet<string> folders = [];
        foreach (var pattern in patterns)
        {
            IEnumerable<string> found = [""];
            foreach (var segment in pattern.Split('/', '\\').Where(part => part is not ("" or ".")))
                found = found.SelectMany(folder => Below(root, folder, segment)).ToList();
            folders.UnionWith(found.Where(folder => folder.Length > 0));
            if (folders.Count > MostFolders)
                throw new GitVanException($"'nested' stands for more than {MostFolders} folders") { Hint = "name fewer" };
        }

        return
        [
            .. folders
                .OrderByDescending(folder => folder.Count(c => c == '/')).ThenBy(folder => folder, StringComparer.Ordinal)
                .Select(folder => (folder, ConfigurationFiles.Find(root, folder)))
                .Where(found => found.Item2.Count > 0),
        ];
    }

    private static IEnumerable<string> Below(string root, string folder, string segment)
    {
        var prefix = folder.Length == 0 ? "" : folder + "/";
        var isPattern = segment.AsSpan().IndexOfAny("*?[{\\") >= 0;
        var here = new DirectoryInfo(Path.Join(root, folder));
        if (!isPattern)
            return IsOwn(new DirectoryInfo(Path.Join(here.FullName, segment))) ? [prefix + segment] : [];
        var glob = Glob.Parse(segment);
        return here.EnumerateDirectories().Where(inner => glob.Matches(inner.Name) && IsOwn(inner)).Select(inner => prefix + inner.Name);
    }

    private static bool IsOwn(DirectoryInfo folder) =>
        folder.Exists && folder.LinkTarget is null && folder.Name != ".git" && !Path.Exists(Path.Join(folder.FullName, ".git"));
}
