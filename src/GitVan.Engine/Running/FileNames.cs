using GitVan.Engine.Processes;

namespace GitVan.Engine.Running;

/// <summary>Files in a message: the first few by name.</summary>
public static class FileNames
{
    private const int MostNamed = 10;

    public static string Text(IReadOnlyCollection<string> paths) =>
        string.Join(", ", paths.Take(MostNamed).Select(NativeText.ToReadable)) + (paths.Count > MostNamed ? $" and {paths.Count - MostNamed} more" : "");
}
