using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace GitVan.Engine.Files;

/// <summary>Files that one process at a time has open. The lock goes with the process, also by <c>kill -9</c>.</summary>
internal static partial class LockedFile
{
    private const int ErrorNoEntry = 2;

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

    /// <summary>Reads a file that another process may hold, and without keeping it from holding it: all of .NET's ways to open a file take a
    /// shared lock, which an exclusive one refuses.</summary>
    /// <returns>At most so many bytes; null where there is no such file.</returns>
    /// <exception cref="IOException">It can't be read.</exception>
    public static byte[]? TryRead(string path, int limit)
    {
        using var file = OpenUnlocked(path);
        if (file is null)
            return null;
        var bytes = new byte[(int)Math.Min(RandomAccess.GetLength(file), limit)];
        var count = 0;
        while (count < bytes.Length && RandomAccess.Read(file, bytes.AsSpan(count), count) is > 0 and var read)
            count += read;
        return bytes[..count];
    }

    private static SafeFileHandle? OpenUnlocked(string path)
    {
        if (OperatingSystem.IsWindows())
            return File.Exists(path) ? File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete) : null;

        // O_RDONLY is 0; O_CLOEXEC differs.
        var handle = Open(path, OperatingSystem.IsLinux() ? 0x80000 : 0x1000000);
        if (handle >= 0)
            return new SafeFileHandle(handle, ownsHandle: true);
        var error = Marshal.GetLastPInvokeError();
        return error == ErrorNoEntry ? null : throw new IOException($"can't read '{path}': {Marshal.GetPInvokeErrorMessage(error)}", error);
    }

    // On Unix the runtime puts errno into HResult: EWOULDBLOCK. On Windows it is ERROR_SHARING_VIOLATION.
    private static bool IsHeld(IOException e) =>
        e.HResult == (OperatingSystem.IsWindows() ? unchecked((int)0x80070020) : OperatingSystem.IsLinux() ? 11 : 35);

    [LibraryImport("libc", EntryPoint = "open", StringMarshalling = StringMarshalling.Utf8, SetLastError = true)]
    private static partial int Open(string path, int flags);
}
