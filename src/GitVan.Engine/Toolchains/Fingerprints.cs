using GitVan.Engine.Files;
using GitVan.Engine.Hashing;

namespace GitVan.Engine.Toolchains;

/// <summary>What the files were like that something was made of.</summary>
/// <param name="Files">From the repository's root, with the SHA-256 of each; empty for one that was not there, <c>?</c> for one that can't be read whole.</param>
internal sealed record Fingerprints(IReadOnlyList<(string Path, string Digest)> Files)
{
    /// <summary>Bytes of a source file; more is data.</summary>
    private const int LargestFile = 4 * 1024 * 1024;

    private const string Unknown = "?";

    /// <param name="paths">Absolute, or from the root. A program says them, and no file is called what has a NUL in it.</param>
    public static Fingerprints Of(string root, IEnumerable<string> paths) =>
        new([.. paths.Where(path => !path.Contains('\0')).Select(path => Path.GetRelativePath(root, Path.GetFullPath(path, root))).Distinct().Select(path => (path, DigestOf(root, path)))]);

    /// <summary>The files still have that content, as far as that can be known.</summary>
    public bool Hold(string root)
    {
        foreach (var (path, digest) in Files)
        {
            if (digest == Unknown || DigestOf(root, path) != digest)
                return false;
        }

        return true;
    }

    private static string DigestOf(string root, string path)
    {
        try
        {
            return BoundedFile.TryRead(Path.Combine(root, path), LargestFile) is { } bytes ? Sha256.Hex(bytes) : "";
        }
        catch (GitVanException)
        {
            return Unknown;
        }
    }
}
