using System.Collections.Frozen;

namespace GitVan.Engine.Running;

/// <summary>
/// Kinds of files for <c>file_types</c>. A file is of the kinds where it is of all the words that are named, and of one of the media types. What is a
/// link is that alone: neither text nor binary.
/// </summary>
internal static class FileTypes
{
    /// <summary>Git takes a file with a NUL in so many bytes for a binary one.</summary>
    private const int Looked = 8000;

    private static readonly FrozenSet<string> Words = FrozenSet.Create("text", "binary", "executable", "not executable", "symlink", "not symlink");

    public static bool Match(string path, IReadOnlyList<string> types)
    {
        try
        {
            var file = new FileInfo(path);
            var isLink = file.LinkTarget is not null;

            // A pipe or a device has a length of 0 and is never opened.
            var head = new Lazy<byte[]>(() => isLink || !file.Exists || file.Length == 0 ? [] : Head(path));
            return types.Where(Words.Contains).All(type => Is(type, file, isLink, head))
                && (types.All(Words.Contains) || !isLink && file.Exists && types.Any(type => !Words.Contains(type) && MediaTypes.Match(type, file.Name, head)));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Whoever is handed it can say better what is wrong.
            return true;
        }
    }

    private static bool Is(string word, FileInfo file, bool isLink, Lazy<byte[]> head) => word switch
    {
        "symlink" => isLink,
        "not symlink" => !isLink,
        "executable" => IsExecutable(file, isLink),
        "not executable" => !IsExecutable(file, isLink),
        "text" => !isLink && !head.Value.Contains((byte)0),
        _ => !isLink && head.Value.Contains((byte)0),
    };

    private static bool IsExecutable(FileInfo file, bool isLink) =>
        !isLink && file.Exists && !OperatingSystem.IsWindows() && (file.UnixFileMode & UnixFileMode.UserExecute) != 0;

    private static byte[] Head(string path)
    {
        using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0);
        var bytes = new byte[Looked];
        return bytes[..stream.ReadAtLeast(bytes, Looked, throwOnEndOfStream: false)];
    }
}
