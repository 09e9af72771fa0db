namespace GitVan.Engine.Files;

/// <summary>Reads small files whole, and refuses to be led into reading large ones.</summary>
internal static class BoundedFile
{
    /// <summary>The content, or null when there is no such file.</summary>
    /// <exception cref="GitVanException">It has more than <paramref name="limit"/> bytes or can't be read.</exception>
    public static byte[]? TryRead(string path, int limit)
    {
        // Asked first because the first exception of a process costs more than all of this.
        if (!File.Exists(path))
            return null;
        try
        {
            // So has a named pipe, and opening one would wait for ever.
            if (WorkTreeFile.Resolve(new FileInfo(path)).Length == 0)
                return [];
            using var file = File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            var size = RandomAccess.GetLength(file);
            if (size > limit)
                throw new GitVanException($"'{path}' has {size} bytes, expected at most {limit}") { Hint = "check what wrote this file" };
            var bytes = GC.AllocateUninitializedArray<byte>((int)size);
            var count = 0;
            while (count < bytes.Length && RandomAccess.Read(file, bytes.AsSpan(count), count) is > 0 and var read)
                count += read;
            return count == bytes.Length ? bytes : bytes[..count];
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
        catch (NotSupportedException e)
        {
            throw new GitVanException($"'{path}' is not a regular file", ExitCode.Usage, e) { Hint = "remove it" };
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            var reason = e is UnauthorizedAccessException ? "permission denied" : e.Message.Split('\n', 2)[0].TrimEnd('.', '\r');
            throw new GitVanException($"can't read '{path}': {reason}", ExitCode.Usage, e)
            {
                Hint = "check the owner and the permissions of this path",
            };
        }
    }
}
