using System.Globalization;
using System.Text;
using GitVan.Engine.Files;
using GitVan.Engine.Git;
using GitVan.Engine.Hashing;

namespace GitVan.Engine.Staging;

/// <summary>
/// A folder below <c>saved/</c>: what a hook hid, to the last byte. It counts from when its manifest is there, which is written last, until
/// the manifest is gone, which is removed first.
/// </summary>
internal sealed class SavedFolder(string path)
{
    private const int LongestManifest = 1 << 28, LongestJournal = 1 << 24;

    public string Path { get; } = path;

    /// <summary>The person's index.</summary>
    public string Index => At("index");

    /// <summary>Where the next index is made.</summary>
    public string NextIndex => At("next-index");

    /// <summary>What is on its way to the work tree.</summary>
    public string Temporary => At("temporary");

    /// <summary>The files as they are staged, by their paths.</summary>
    public string Staged => At("staged");

    private string Paths => At("paths");

    private string Manifest => At("manifest");

    private string Journal => At("journal");

    /// <summary>Saves all that is going to be changed, on the disk.</summary>
    /// <exception cref="GitVanException">It can't be written.</exception>
    public void Save(IReadOnlyList<HiddenFile> files, IReadOnlyList<string> folders, string index, Action<string> step)
    {
        try
        {
            Directory.CreateDirectory(At("work"));
            for (var i = 0; i < files.Count; i++)
                AtomicFile.Write(WorkAt(i), files[i].Work.Content, toDisk: true);
            step("work copied");
            var digest = "";
            if (File.Exists(index))
            {
                CopyIndex(index, Index);
                NativeFile.Sync(Index);
                digest = Sha256.Hex(Sha256.HashFile(Index));
            }

            step("index copied");
            NativeFile.Sync(At("work"));
            AtomicFile.Write(Manifest, new SavedManifest(digest, [.. files.Select(SavedFile.Of)], folders).Encode(), toDisk: true);

            // Up to the git directory: any of these folders may be new.
            var folder = Path;
            for (var i = 0; i < 4; i++, folder = System.IO.Path.GetDirectoryName(folder)!)
                NativeFile.Sync(folder);
            step("work saved");
        }
        catch (Exception e) when (WriteFailure.IsOne(e))
        {
            throw WriteFailure.For(Path, e);
        }
    }

    /// <param name="isDamaged">It counts, but what it says is not what was written.</param>
    /// <returns>Null where it does not count, or is damaged.</returns>
    public SavedManifest? Read(out bool isDamaged)
    {
        var bytes = BytesOf(Manifest, LongestManifest);
        var manifest = bytes is null ? null : SavedManifest.TryParse(bytes);
        isDamaged = bytes is not null && (manifest is null || manifest.Files.Where((file, i) => file.Kind != FileKind.Absent && WorkOf(manifest, i) is null).Any());
        return isDamaged ? null : manifest;
    }

    /// <returns>What the person had; null where it is not what was saved.</returns>
    public FileState? WorkOf(SavedManifest manifest, int number)
    {
        var file = manifest.Files[number];
        var content = BytesOf(WorkAt(number), int.MaxValue);
        return content is not null && Sha256.Hex(content) == file.Digest ? new FileState(file.Kind, content, file.Mode, file.Modified) : null;
    }

    public string WorkAt(int number) => At("work/" + number.ToString(CultureInfo.InvariantCulture));

    public string MergeAt(string name) => At("merge-" + name);

    /// <summary>Notes down that the index may be this one from now on, by our doing.</summary>
    public void Note(string digest)
    {
        using var file = new FileStream(Journal, FileMode.Append, FileAccess.Write, FileShare.Read, bufferSize: 0);
        file.Write(Encoding.ASCII.GetBytes(digest + "\n"));
        file.Flush(flushToDisk: true);
        NativeFile.Sync(Path);
    }

    /// <summary>The indexes that were ours.</summary>
    public IReadOnlyList<string> Noted() => Encoding.ASCII.GetString(BytesOf(Journal, LongestJournal) ?? []).Split('\n', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>What it holds is where it belongs: from here on it does not count.</summary>
    public void Finish(Action<string> step)
    {
        File.Delete(Manifest);
        NativeFile.Sync(Path);
        step("saved work finished");
        Remove();
    }

    /// <summary>Names the files that will be below <see cref="Staged"/>: .NET can't delete what it can't name.</summary>
    public void Announce(IReadOnlyList<string> paths)
    {
        Directory.CreateDirectory(Path);
        AtomicFile.Write(Paths, NulText.Join(paths));
    }

    public void Remove()
    {
        var staged = NulText.Split(BytesOf(Paths, LongestManifest) ?? []);
        foreach (var path in staged)
            NativeFile.TryRemove($"{Staged}/{path}");
        foreach (var folder in staged.SelectMany(WorkTreePaths.ParentsOf).Distinct().OrderDescending(StringComparer.Ordinal))
            NativeFile.TryRemoveFolder($"{Staged}/{folder}");
        Directory.Delete(Path, recursive: true);
        NativeFile.TryRemoveFolder(System.IO.Path.GetDirectoryName(Path)!);
    }

    /// <summary>With its time, by which git knows which files may have changed in the same moment.</summary>
    public static void CopyIndex(string from, string to)
    {
        File.Copy(from, to, overwrite: true);
        File.SetLastWriteTimeUtc(to, File.GetLastWriteTimeUtc(from));
    }

    private static byte[]? BytesOf(string path, int limit) => LockedFile.TryRead(path, limit);

    private string At(string name) => System.IO.Path.Join(Path, name);
}
