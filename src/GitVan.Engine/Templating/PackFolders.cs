namespace GitVan.Engine.Templating;

/// <summary>The template folders of the packs that stand in some folders: <c>&lt;pack&gt;/templates</c>. The first pack of a name counts.</summary>
internal static class PackFolders
{
    private const string Templates = "templates";

    /// <param name="folders">Absolute; what is not there has no packs.</param>
    public static IReadOnlyDictionary<string, string> Find(IReadOnlyList<string> folders)
    {
        Dictionary<string, string> found = [];
        foreach (var pack in folders.Where(Directory.Exists).SelectMany(Directory.EnumerateDirectories))
        {
            if (Path.GetFileName(pack) is var name && !name.Contains(':') && Path.Join(pack, Templates) is var templates && Directory.Exists(templates))
                found.TryAdd(name, templates);
        }

        return found;
    }
}
