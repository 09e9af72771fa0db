namespace GitVan.Engine.Files;

/// <summary>Files that one process at a time has open. The lock goes with the process, also by <c>kill -9</c>.</summary>
internal static class LockedFile
{
    /// <summary>Opens a file for reading and writing and locks it.</summary>
    /// <returns>Null where another process holds it.</returns>
    public static FileStream? TryOpen(string path, FileMode mode)
    {
        try
        {
            // FileShare.None is flock(2) on Unix, exclusive and without waiting.
            return new FileStream(path, mode, FileAccess.ReadWrite, FileShare.None, bufferSize: 0);
        }
        catch (IOException e) when (IsHeld(e))
        {
            return null;
        }
    }

    // On Unix the runtime puts errno into HResult: EWOULDBLOCK. On Windows it is ERROR_SHARING_VIOLATION.
    private static bool IsHeld(IOException e) =>
        e.HResult == (OperatingSystem.IsWindows() ? unchecked((int)0x80070020) : OperatingSystem.IsLinux() ? 11 : 35);
}
