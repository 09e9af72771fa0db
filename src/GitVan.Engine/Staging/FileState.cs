using GitVan.Engine.Hashing;

namespace GitVan.Engine.Staging;

/// <summary>A path of the work tree as it is at one moment, all of it: it can be put back.</summary>
/// <param name="Content">The bytes of a file, or what a link says.</param>
internal sealed record FileState(FileKind Kind, byte[] Content, UnixFileMode Mode, DateTime Modified)
{
    private const UnixFileMode Run = UnixFileMode.UserExecute;
    private const int Largest = 1 << 30;

    private static readonly FileState Nothing = new(FileKind.Absent, [], UnixFileMode.None, default), Strange = Nothing with { Kind = FileKind.Other };

    public string Digest => Sha256.Hex(Content);

    /// <exception cref="IOException">It can't be read.</exception>
    public static FileState Read(string path)
    {
        if (NativeFile.ReadLink(path, out var error) is { } target)
            return Nothing with { Kind = FileKind.Link, Content = target };
        if (error is NativeFile.NoEntry or NativeFile.NotFolder)
            return Nothing;
        if (error != NativeFile.NotLink)
            throw NativeFile.Failure(path, error);
        if (NativeFile.IsRealFolder(path))
            return Strange;
        using var file = NativeFile.Open(path);
        try
        {
            var length = RandomAccess.GetLength(file);
            if (length > Largest)
                throw new GitVanException($"'{path}' is larger than {Largest >> 20} MB and has changes that are not staged") { Hint = "stage all of it, or none" };
            var content = new byte[length];
            var count = 0;
            while (count < content.Length && RandomAccess.Read(file, content.AsSpan(count), count) is > 0 and var read)
                count += read;
            return new FileState(FileKind.File, content[..count], OperatingSystem.IsWindows() ? UnixFileMode.None : File.GetUnixFileMode(file), File.GetLastWriteTimeUtc(file));
        }
        catch (NotSupportedException)
        {
            // A named pipe has no length.
            return Strange;
        }
    }

    /// <summary>With the permissions of another, where both or none can be run.</summary>
    public FileState WithModeOf(FileState other) => Kind == FileKind.File && other.Kind == FileKind.File && (Mode & Run) == (other.Mode & Run) ? this with { Mode = other.Mode } : this;

    /// <summary>Merges the run bit: that of <paramref name="now"/> where this one's is still as before.</summary>
    public FileState WithRunBitOf(FileState now, FileState before) =>
        Kind == FileKind.File && now.Kind == FileKind.File && before.Kind == FileKind.File && (now.Mode & Run) != (before.Mode & Run) && (Mode & Run) == (before.Mode & Run) ? this with { Mode = now.Mode } : this;

    public bool HasContentOf(FileState other) => Kind == other.Kind && Content.AsSpan().SequenceEqual(other.Content);

    /// <summary>What git can tell apart.</summary>
    public bool IsSame(FileState other) => HasContentOf(other) && (Mode & Run) == (other.Mode & Run);

    /// <summary>Puts it at a path, whole or not at all, and on the disk. Its folder is there.</summary>
    /// <param name="temporary">Outside of the work tree, so that nothing lies about in it after a kill.</param>
    public void Write(string path, string temporary)
    {
        if (Kind == FileKind.Absent)
        {
            if (NativeFile.TryRemove(path) is not (0 or NativeFile.NoEntry or NativeFile.NotFolder) and var failed)
                throw NativeFile.Failure(path, failed);
            return;
        }

        Create(temporary);
        var error = NativeFile.TryRename(temporary, path);
        if (error == NativeFile.OtherDevice)
        {
            // The git directory is elsewhere: only within one file system is a rename atomic.
            NativeFile.TryRemove(temporary);
            temporary = $"{path[..(path.LastIndexOf('/') + 1)]}.gitvan-{System.IO.Path.GetRandomFileName()}";
            Create(temporary);
            error = NativeFile.TryRename(temporary, path);
        }

        if (error == 0)
            return;
        NativeFile.TryRemove(temporary);
        throw NativeFile.Failure(path, error);
    }

    private void Create(string path)
    {
        NativeFile.TryRemove(path);
        if (Kind == FileKind.Link)
        {
            NativeFile.MakeLink(Content, path);
            return;
        }

        try
        {
            using var file = NativeFile.Create(path);
            RandomAccess.Write(file, Content, 0);
            if (!OperatingSystem.IsWindows())
                File.SetUnixFileMode(file, Mode);
            File.SetLastWriteTimeUtc(file, Modified);
            RandomAccess.FlushToDisk(file);
        }
        catch
        {
            NativeFile.TryRemove(path);
            throw;
        }
    }
}
