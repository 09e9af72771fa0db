using System.Runtime.InteropServices;
using System.Runtime.Versioning;

namespace GitVan.Engine.Git;

/// <summary>Paths as git's files and environment write them.</summary>
internal static partial class GitPath
{
    /// <summary>An absolute path without <c>.</c> and <c>..</c>; null when <paramref name="path"/> can't be one.</summary>
    public static string? Resolve(string folder, string path)
    {
        if (path.Length == 0 || path.Contains('\0'))
            return null;
        var joined = Path.IsPathRooted(path) ? path : Path.Join(folder, path);

        // Only the system knows what is above a folder that was reached by a symbolic link, as work trees often are.
        if (!OperatingSystem.IsWindows() && path.Contains("..", StringComparison.Ordinal) && RealPath(joined) is { } real)
            return real;
        return Path.TrimEndingDirectorySeparator(Path.GetFullPath(joined, folder));
    }

    /// <summary><paramref name="path"/> is <paramref name="folder"/> or below it.</summary>
    public static bool IsWithin(string path, string folder) =>
        path.StartsWith(folder, Comparison)
        && (path.Length == folder.Length || Path.EndsInDirectorySeparator(folder) || path[folder.Length] == Path.DirectorySeparatorChar);

    /// <summary>Both name one folder or file, whatever links lead to it.</summary>
    public static bool AreSame(string one, string other) =>
        one.Equals(other, Comparison) || !OperatingSystem.IsWindows() && RealPath(one) is { } real && real == RealPath(other);

    private static StringComparison Comparison => OperatingSystem.IsWindows() ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal;

    [UnsupportedOSPlatform("windows")]
    private static unsafe string? RealPath(string path)
    {
        var resolved = realpath(path, null);
        if (resolved is null)
            return null;
        try
        {
            return Marshal.PtrToStringUTF8((nint)resolved);
        }
        finally
        {
            NativeMemory.Free(resolved);
        }
    }

    [LibraryImport("libc", StringMarshalling = StringMarshalling.Utf8)]
    private static unsafe partial byte* realpath(string path, byte* buffer);
}
