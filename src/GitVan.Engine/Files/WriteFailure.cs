namespace GitVan.Engine.Files;

/// <summary>Says in the user's terms why a file could not be written.</summary>
internal static class WriteFailure
{
    /// <summary>Whether writing a file failed. The runtime tells of a file that may not grow (<c>ulimit -f</c>) as if an argument were wrong.</summary>
    public static bool IsOne(Exception e) => e is IOException or UnauthorizedAccessException or ArgumentOutOfRangeException;

    public static GitVanException For(string path, Exception e)
    {
        var (reason, hint) = Explain(e);
        return new GitVanException($"can't write '{path}': {reason}", ExitCode.Usage, e) { Hint = hint };
    }

    // On Unix the runtime puts errno into HResult where it has no exception type of its own for it.
    private static (string Reason, string Hint) Explain(Exception e) => (e.HResult & 0xffff, e) switch
    {
        (28, IOException) when !OperatingSystem.IsWindows() => ("no space left on the disk", "free some space and run it again"),
        (112, IOException) when OperatingSystem.IsWindows() => ("no space left on the disk", "free some space and run it again"),
        (30, IOException) when !OperatingSystem.IsWindows() => ("the file system is read-only", "remount it writable, or work in a copy of the repository"),
        (122, IOException) when OperatingSystem.IsLinux() => ("the disk quota is used up", "free some space and run it again"),
        (_, ArgumentOutOfRangeException) => ("files may not grow any more here", "raise the limit that ulimit -f shows"),
        (_, UnauthorizedAccessException) => ("permission denied", "check the owner and the permissions of this path"),
        (_, DirectoryNotFoundException) => ("its folder does not exist", "check that the folder was not removed meanwhile"),
        (_, PathTooLongException) => ("the path is too long", "move the repository to a shorter path"),
        _ => (FirstLine(e.Message), "check this path"),
    };

    private static string FirstLine(string message) => message.Split('\n', 2)[0].TrimEnd('.', '\r');
}
