using System.IO.Compression;
using System.Runtime.InteropServices;
using System.Runtime.Versioning;
using GitVan.Engine.Files;

namespace GitVan.Engine.Git;

/// <summary>
/// Writes objects as git's own loose files and reads them back. Packs and alternates are git's: what is not loose here,
/// <c>git cat-file</c> may still have.
/// </summary>
/// <param name="objects">Another folder to write to, read before the repository's own: <c>GIT_OBJECT_DIRECTORY</c> in a push's
/// quarantine.</param>
public sealed partial class LooseObjects(Repository repository, string? objects = null)
{
    /// <summary>What <see cref="TryRead"/> reads at most unless told otherwise; receipts and notes are far below it.</summary>
    public const int DefaultLimit = 32 << 20;

    private const UnixFileMode ReadOnly = UnixFileMode.UserRead | UnixFileMode.GroupRead | UnixFileMode.OtherRead;

    private readonly string folder = objects ?? repository.ObjectDirectory;

    /// <summary>Stores an object and returns its id. Cheap when it is loose already; one that is only in a pack is stored again.</summary>
    /// <param name="toDisk">Wait for the disk, as <c>core.fsync</c> makes git do for loose objects.</param>
    /// <exception cref="GitVanException">It can't be written: no space, no permission, a read-only file system. Nothing is left
    /// behind.</exception>
    public ObjectId Write(ObjectKind kind, ReadOnlySpan<byte> content, bool toDisk = false)
    {
        Span<byte> header = stackalloc byte[ObjectFormat.MaxHeaderLength];
        header = header[..ObjectFormat.WriteHeader(header, kind, content.Length)];
        var id = repository.Format.Hash(header, content);
        var path = PathOf(folder, id);
        if (File.Exists(path))
        {
            Refresh(path);
            return id;
        }

        var parent = Path.GetDirectoryName(path)!;
        // `git gc` removes what has this name and was left by a killed process.
        var temporary = Path.Join(parent, "tmp_obj_" + Path.GetRandomFileName().AsSpan(0, 8).ToString());
        try
        {
            CreateFolder(parent);
            Create(temporary, header, content, toDisk);
            File.Move(temporary, path, overwrite: true);
        }
        catch (Exception e) when (WriteFailure.IsOne(e))
        {
            Remove(temporary);
            throw WriteFailure.For(path, e);
        }

        return id;
    }

    /// <summary>An object that is loose, whole and has at most <paramref name="limit"/> bytes; null for any other: ask git.</summary>
    public GitObject? TryRead(ObjectId id, int limit = DefaultLimit) =>
        id.Format != repository.Format ? null
        : TryRead(PathOf(folder, id), id, limit) ?? (objects is null ? null : TryRead(PathOf(repository.ObjectDirectory, id), id, limit));

    /// <summary>Whether an object is a loose file that can't be read, as a power cut may leave it: empty, or cut short.</summary>
    public bool IsBroken(ObjectId id) => File.Exists(PathOf(folder, id)) && TryRead(PathOf(folder, id), id, DefaultLimit) is null;

    private static string PathOf(string folder, ObjectId id) => Path.Join(folder, id.Hex.AsSpan(0, 2), id.Hex.AsSpan(2));

    private void Create(string temporary, ReadOnlySpan<byte> header, ReadOnlySpan<byte> content, bool toDisk)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, Share = FileShare.Read, BufferSize = 0 };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = ReadOnly;
        using var file = new FileStream(temporary, options);
        if (StoredBlock.Fits(header.Length + content.Length))
            file.Write(StoredBlock.Write(header, content));
        else
            Compress(file, header, content);
        if (repository.Sharing != FileSharing.None && !OperatingSystem.IsWindows())
            File.SetUnixFileMode(file.SafeFileHandle, repository.Sharing.ForFile(File.GetUnixFileMode(file.SafeFileHandle)));
        if (toDisk)
            file.Flush(flushToDisk: true);
    }

    // Level 1: objects of the hot path are small and short-lived as files; `git gc` packs them with its own level.
    private static void Compress(FileStream file, ReadOnlySpan<byte> header, ReadOnlySpan<byte> content)
    {
        using var zlib = new ZLibStream(file, CompressionLevel.Fastest, leaveOpen: true);
        zlib.Write(header);
        zlib.Write(content);
    }

    private void CreateFolder(string path)
    {
        if (Directory.Exists(path))
            return;
        Directory.CreateDirectory(path);
        if (repository.Sharing != FileSharing.None && !OperatingSystem.IsWindows())
            File.SetUnixFileMode(path, repository.Sharing.ForFolder(File.GetUnixFileMode(path)));
    }

    private static void Remove(string temporary)
    {
        try
        {
            File.Delete(temporary);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // The first failure is the one to report.
        }
    }

    // The age of a loose object is what saves it from `git prune` until a ref names it.
    private static void Refresh(string path)
    {
        if (!OperatingSystem.IsWindows())
            Touch(path);
    }

    [UnsupportedOSPlatform("windows")]
    private static unsafe void Touch(string path)
    {
        var here = OperatingSystem.IsLinux() ? -100 : -2;
        _ = utimensat(here, path, null, 0);
    }

    private GitObject? TryRead(string path, ObjectId id, int limit)
    {
        if (!File.Exists(path))
            return null;
        try
        {
            using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0);
            using var zlib = new ZLibStream(file, CompressionMode.Decompress);
            if (ReadHeader(zlib) is not var (kind, size) || size > limit)
                return null;
            var content = GC.AllocateUninitializedArray<byte>(size);
            if (zlib.ReadAtLeast(content, size, throwOnEndOfStream: false) != size || zlib.ReadByte() >= 0)
                return null;
            return repository.Format.Hash(kind, content) == id ? new GitObject(kind, content) : null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or InvalidDataException)
        {
            return null;
        }
    }

    private static (ObjectKind Kind, int Size)? ReadHeader(ZLibStream zlib)
    {
        Span<byte> header = stackalloc byte[ObjectFormat.MaxHeaderLength];
        var count = 0;
        for (; count < header.Length; count++)
        {
            var next = zlib.ReadByte();
            if (next <= 0)
            {
                if (next < 0)
                    return null;
                break;
            }

            header[count] = (byte)next;
        }

        header = header[..count];
        var space = header.IndexOf((byte)' ');
        return space > 0 && ObjectKindNames.Find(header[..space]) is { } kind
            && int.TryParse(header[(space + 1)..], System.Globalization.NumberStyles.None, null, out var size)
            ? (kind, size)
            : null;
    }

    [LibraryImport("libc", StringMarshalling = StringMarshalling.Utf8)]
    private static unsafe partial int utimensat(int directory, string path, void* times, int flags);
}
