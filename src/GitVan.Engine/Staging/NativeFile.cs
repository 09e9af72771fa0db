using System.Runtime.InteropServices;
using GitVan.Engine.Processes;
using Microsoft.Win32.SafeHandles;

namespace GitVan.Engine.Staging;

/// <summary>The system's calls on paths that are bytes, as git has them. .NET's own take only what is UTF-8, and follow links.</summary>
internal static unsafe partial class NativeFile
{
    public const int NoEntry = 2, Exists = 17, OtherDevice = 18, NotFolder = 20, IsFolder = 21, NotLink = 22, NotEmpty = 39, NotEmptyOnMac = 66;

    private const int LongestLink = 64 * 1024;

    /// <summary>Opens what a path leads to, for reading; a named pipe does not make it wait.</summary>
    public static SafeFileHandle Open(string path)
    {
        var descriptor = OpenAt(Text(path), OperatingSystem.IsLinux() ? 0x80800 : 0x1000004);
        return descriptor >= 0 ? new SafeFileHandle(descriptor, ownsHandle: true) : throw Failure(path);
    }

    /// <summary>Creates a file that only its owner may read, or empties the one there is.</summary>
    public static SafeFileHandle Create(string path)
    {
        var descriptor = CreateAt(Text(path), 0x180);
        return descriptor >= 0 ? new SafeFileHandle(descriptor, ownsHandle: true) : throw Failure(path);
    }

    /// <returns>What the link says; null with the error where there is none.</returns>
    public static byte[]? ReadLink(string path, out int error)
    {
        var buffer = new byte[LongestLink];
        nint length;
        fixed (byte* start = buffer)
            length = ReadLinkAt(Text(path), start, LongestLink);
        error = length < 0 ? Marshal.GetLastPInvokeError() : 0;
        return length < 0 ? null : buffer[..(int)length];
    }

    public static bool IsRealFolder(string path) => ReadLink(path, out var error) is null && error == NotLink && ReadLink(path + "/.", out error) is null && error == NotLink;

    public static void MakeLink(byte[] target, string path) => Check(SymbolicLink([.. target, 0], Text(path)), path);

    /// <returns>0, or the error.</returns>
    public static int TryRename(string from, string to) => Error(Rename(Text(from), Text(to)));

    /// <returns>0, or the error, which is <see cref="Exists"/> where there is something by that name.</returns>
    public static int TryHardLink(string from, string to) => Error(Link(Text(from), Text(to)));

    /// <returns>0, or the error.</returns>
    public static int TryRemove(string path) => Error(Unlink(Text(path)));

    public static int TryRemoveFolder(string path) => Error(RemoveDirectory(Text(path)));

    public static int TryMakeFolder(string path) => Error(MakeDirectory(Text(path), 0x1ff));

    /// <summary>Waits until the names in a folder have reached the disk.</summary>
    public static void Sync(string folder)
    {
        using var handle = Open(folder);
        Check(SyncFile(handle), folder);
    }

    public static void Check(int result, string path)
    {
        if (result != 0)
            throw Failure(path);
    }

    /// <summary>As .NET would say it: the error in HResult.</summary>
    public static IOException Failure(string path, int? error = null)
    {
        var number = error ?? Marshal.GetLastPInvokeError();
        return new IOException($"'{NativeText.ToReadable(path)}': {Marshal.GetPInvokeErrorMessage(number)}", number);
    }

    private static int Error(int result) => result == 0 ? 0 : Marshal.GetLastPInvokeError();

    private static byte[] Text(string path) => [.. NativeText.Encode(path), 0];

    // Without a mode it is not variadic, which is called otherwise on some machines.
    [LibraryImport("libc", EntryPoint = "open", SetLastError = true)]
    private static partial int OpenAt(byte[] path, int flags);

    [LibraryImport("libc", EntryPoint = "creat", SetLastError = true)]
    private static partial int CreateAt(byte[] path, int mode);

    [LibraryImport("libc", EntryPoint = "readlink", SetLastError = true)]
    private static partial nint ReadLinkAt(byte[] path, byte* buffer, nint size);

    [LibraryImport("libc", EntryPoint = "symlink", SetLastError = true)]
    private static partial int SymbolicLink(byte[] target, byte[] path);

    [LibraryImport("libc", EntryPoint = "link", SetLastError = true)]
    private static partial int Link(byte[] from, byte[] to);

    [LibraryImport("libc", EntryPoint = "rename", SetLastError = true)]
    private static partial int Rename(byte[] from, byte[] to);

    [LibraryImport("libc", EntryPoint = "unlink", SetLastError = true)]
    private static partial int Unlink(byte[] path);

    [LibraryImport("libc", EntryPoint = "mkdir", SetLastError = true)]
    private static partial int MakeDirectory(byte[] path, int mode);

    [LibraryImport("libc", EntryPoint = "rmdir", SetLastError = true)]
    private static partial int RemoveDirectory(byte[] path);

    [LibraryImport("libc", EntryPoint = "fsync", SetLastError = true)]
    private static partial int SyncFile(SafeFileHandle file);
}
