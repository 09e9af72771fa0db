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

    private IReadOnlyList<string> announced = [];

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

    /// <summary>Saves all that is going to be changed, on the disk. The list of names begins with those that are saved, in their order.</summary>
    /// <exception cref="GitVanException">It can't be written.</exception>
    public void Save(IReadOnlyList<HiddenFile> files, IReadOnlyList<string> folders, string index, Action<string> step)
    {
        try
        {
            Announce([.. files.Select(file => file.Path).Union(announced)]);
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

    /// <summary>What a person does with one that is damaged.</summary>
    public string HowToSettle => $"take from there what you need, then run: rm -r '{Path}'";

    /// <param name="damage">It counts, but is not what was written: what is wrong, and where all of it is. Null where nothing is.</param>
    /// <returns>Null where it does not count, or is damaged.</returns>
    public SavedManifest? Read(out string? damage)
    {
        damage = null;
        if (BytesOf(Manifest, LongestManifest) is not { } bytes)
            return null;
        var manifest = SavedManifest.TryParse(bytes);
        var lost = manifest is null ? Manifest : Enumerable.Range(0, manifest.Files.Count).Where(i => manifest.Files[i].Kind != FileKind.Absent && WorkOf(manifest, i) is null).Select(WorkAt).FirstOrDefault();
        if (lost is null)
            return manifest;
        damage = $"what a hook had hidden can't be put back, because '{lost}' is {(File.Exists(lost) ? "damaged" : "missing")}: your files are in '{Path}/work' by number, as '{Paths}' lists them, and your index is '{Index}'";
        return null;
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

    /// <summary>Whether an index is the one that was saved, or one of ours.</summary>
    public bool IsOurs(string index) =>
        File.Exists(index) && Sha256.Hex(Sha256.HashFile(index)) is var digest && (Noted().Contains(digest) || File.Exists(Index) && Sha256.Hex(Sha256.HashFile(Index)) == digest);

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
        announced = paths;
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
