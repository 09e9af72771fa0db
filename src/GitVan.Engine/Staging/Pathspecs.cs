namespace GitVan.Engine.Staging;

/// <summary>Paths as arguments, for the git commands that read none from their input.</summary>
internal static class Pathspecs
{
    /// <summary>Characters; well below what any system takes.</summary>
    private const int Room = 32 * 1024;

    /// <returns>Nothing where there are too many: then git tells of all files.</returns>
    public static IReadOnlyList<string> Of(IReadOnlyCollection<string> paths) => paths.Sum(path => (long)path.Length + 1) > Room ? [] : ["--", .. paths];
}
