namespace GitVan.Engine.Files;

/// <summary>Writes files that are seen whole or not at all, also when two processes write the same one or one is killed.</summary>
public static class AtomicFile
{
    /// <summary>Replaces <paramref name="path"/>, creating its folder.</summary>
    /// <param name="toDisk">Wait until the content has reached the disk, so that a power cut can't leave an empty file under the
    /// name.</param>
    /// <param name="mode">Permissions of the new file before the umask; null for the system's usual ones.</param>
    /// <param name="temporary">The name it has in its folder until it is whole, where somebody must know it; null for a random one.</param>
    /// <exception cref="GitVanException">The folder or the file can't be written; no temporary file stays behind.</exception>
    public static void Write(string path, ReadOnlySpan<byte> content, bool toDisk = false, UnixFileMode? mode = null, string? temporary = null)
    {
        var folder = Path.GetDirectoryName(path);
        if (string.IsNullOrEmpty(folder))
            throw new ArgumentException("an absolute path is needed", nameof(path));
        // In the same folder, because a rename is atomic within one file system only. The name is short whatever the
        // target's is, and says whose it is, should a killed process leave it.
        temporary = Path.Join(folder, temporary ?? ".gitvan-" + Path.GetRandomFileName());
        try
        {
            Directory.CreateDirectory(folder);
            Create(temporary, content, toDisk, mode);
            File.Move(temporary, path, overwrite: true);
        }
        catch (Exception e) when (WriteFailure.IsOne(e))
        {
            Remove(temporary);
            throw WriteFailure.For(path, e);
        }
    }

    private static void Create(string temporary, ReadOnlySpan<byte> content, bool toDisk, UnixFileMode? mode)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, Share = FileShare.Read, BufferSize = 0 };
        if (mode is not null && !OperatingSystem.IsWindows())
            options.UnixCreateMode = mode;
        using var stream = new FileStream(temporary, options);
        stream.Write(content);
        if (toDisk)
            stream.Flush(flushToDisk: true);
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
}
