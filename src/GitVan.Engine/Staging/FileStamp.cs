using System.Runtime.InteropServices;
using GitVan.Engine.Processes;

namespace GitVan.Engine.Staging;

/// <summary>What changes when a file does, without reading it: size, place on the disk, mode, and when it was changed.</summary>
internal readonly unsafe partial record struct FileStamp(ulong Size, ulong Place, uint Mode, long Changed, long Modified)
{
    /// <returns>The zero stamp where there is nothing.</returns>
    public static FileStamp Of(string path)
    {
        if (!OperatingSystem.IsLinux())
            return OfInfo(new FileInfo(path));
        const int currentFolder = -100, noFollow = 0x100;
        const uint basic = 0x7ff;
        Status status;
        return Statx(currentFolder, [.. NativeText.Encode(path), 0], noFollow, basic, &status) != 0
            ? default
            : new(status.Size, status.Place, status.Mode, (status.ChangedSeconds * 1_000_000_000) + status.ChangedNanoseconds, (status.ModifiedSeconds * 1_000_000_000) + status.ModifiedNanoseconds);
    }

    private static FileStamp OfInfo(FileInfo file) => file.Exists || file.LinkTarget is not null
        ? new(file.Exists ? (ulong)file.Length : 0, 0, (uint)file.UnixFileMode, file.CreationTimeUtc.Ticks, file.LastWriteTimeUtc.Ticks)
        : default;

    /// <summary><c>struct statx</c>: unlike <c>struct stat</c> the same on every machine.</summary>
    [StructLayout(LayoutKind.Explicit, Size = 256)]
    private struct Status
    {
        [FieldOffset(28)] public ushort Mode;
        [FieldOffset(32)] public ulong Place;
        [FieldOffset(40)] public ulong Size;
        [FieldOffset(96)] public long ChangedSeconds;
        [FieldOffset(104)] public uint ChangedNanoseconds;
        [FieldOffset(112)] public long ModifiedSeconds;
        [FieldOffset(120)] public uint ModifiedNanoseconds;
    }

    [LibraryImport("libc", EntryPoint = "statx")]
    private static partial int Statx(int folder, byte[] path, int flags, uint mask, Status* status);
}
