namespace GitVan.Engine.Tests.Architecture;

/// <summary>The sources that these tests were built from, as text.</summary>
internal static class SourceTree
{
    public static string Root { get; } = FindRoot();

    /// <summary>The C# files below a folder, by their path from the root.</summary>
    public static IReadOnlyList<SourceFile> Files(string folder) =>
    [
        .. Directory.GetFiles(Path.Combine(Root, folder), "*.cs", SearchOption.AllDirectories)
            .Select(file => new SourceFile(Path.GetRelativePath(Root, file).Replace('\\', '/'), File.ReadAllLines(file)))
            .Where(file => !IsOutput(file.Path))
            .OrderBy(file => file.Path, StringComparer.Ordinal),
    ];

    /// <summary>The folders below a folder, at any depth, by their path from the root.</summary>
    public static IReadOnlyList<string> Folders(string folder) =>
    [
        .. Directory.GetDirectories(Path.Combine(Root, folder), "*", SearchOption.AllDirectories)
            .Select(one => Path.GetRelativePath(Root, one).Replace('\\', '/'))
            .Where(path => !IsOutput(path + "/"))
            .Order(StringComparer.Ordinal),
    ];

    // An editor may put its output there, where no build does.
    private static bool IsOutput(string path) => path.Contains("/bin/") || path.Contains("/obj/");

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, "GitVan.slnx"))) return folder.FullName;
        throw new InvalidOperationException($"no GitVan.slnx above {AppContext.BaseDirectory}");
    }
}
