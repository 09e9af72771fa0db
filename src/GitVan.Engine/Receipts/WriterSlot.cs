using System.Globalization;
using System.Text;
using GitVan.Engine.Files;
using GitVan.Engine.Git;

namespace GitVan.Engine.Receipts;

/// <summary>
/// A place to write receipts from, held by one process at a time through a locked file; its random id names a chain. Since no two processes
/// share a chain, appending to it never fights. Where locks don't work the chain's compare-and-swap still keeps receipts apart.
/// </summary>
internal sealed class WriterSlot : IDisposable
{
    /// <summary>So many processes can write receipts at the same instant; each holds its slot for milliseconds.</summary>
    public const int Count = 64;

    private const int LongestFile = 8 * 1024;

    /// <summary>Stands for the head of a chain that has no receipt yet.</summary>
    private const string NoHead = "-";

    private readonly FileStream file;
    private readonly Repository repository;

    private WriterSlot(FileStream file, Repository repository)
    {
        this.file = file;
        this.repository = repository;
        Id = "";

        // A copied or moved clone starts chains of its own: two clones writing one chain would lose one's receipts at the next push.
        if (Read(file) is [var id, var path, var head, var seq] && path == PlaceOf(repository) && WriterId.IsOne(id)
            && long.TryParse(seq, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            (Id, Head, Seq) = (id, ObjectId.TryParse(head, out var last) ? last : null, number);
        else
            StartAnew();
    }

    /// <summary>Names the chain <c>refs/gitvan/receipts/&lt;id&gt;</c>.</summary>
    public string Id { get; private set; }

    /// <summary>Where the chain ended when this slot wrote last; null before its first receipt.</summary>
    public ObjectId? Head { get; private set; }

    /// <summary>The number of the receipt that <see cref="Head"/> is.</summary>
    public long Seq { get; private set; }

    public RefName Ref => RefName.Parse(ReceiptRefs.Chains + Id);

    /// <summary>Takes the first free slot from this number on.</summary>
    /// <returns>The slot and its number; null when all are taken.</returns>
    /// <exception cref="IOException">Or <see cref="UnauthorizedAccessException"/>: the folder can't be written.</exception>
    public static (WriterSlot Slot, int Number)? TryTake(Repository repository, int from)
    {
        var folder = Directory.CreateDirectory(FolderOf(repository)).FullName;
        for (var number = from; number < Count; number++)
        {
            if (LockedFile.TryOpen(Path.Join(folder, $"{number}"), FileMode.OpenOrCreate) is { } stream)
                return (new WriterSlot(stream, repository), number);
        }

        return null;
    }

    /// <summary>The heads all slots of this clone have written, for <c>receipt verify</c>.</summary>
    public static IEnumerable<(string Id, ObjectId Head)> LastHeads(Repository repository)
    {
        var folder = FolderOf(repository);
        if (!Directory.Exists(folder))
            yield break;
        foreach (var path in Directory.EnumerateFiles(folder).Order(StringComparer.Ordinal))
        {
            if (Lines(LockedFile.TryRead(path, LongestFile) ?? []) is [var id, var place, var head, _] && place == PlaceOf(repository) && ObjectId.TryParse(head, out var last))
                yield return (id, last);
        }
    }

    /// <summary>Tries every slot of this clone as a writer would, holding each for an instant.</summary>
    /// <returns>How many there are, how many another process holds, and the files that can't be opened.</returns>
    public static (int Known, int Taken, IReadOnlyList<string> Broken) Examine(Repository repository)
    {
        var folder = FolderOf(repository);
        string[] paths = Directory.Exists(folder) ? Directory.GetFileSystemEntries(folder) : [];
        List<string> broken = [];
        var taken = 0;
        foreach (var path in paths)
        {
            try
            {
                using var stream = LockedFile.TryOpen(path, FileMode.Open);
                taken += stream is null ? 1 : 0;
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                broken.Add(path);
            }
        }

        return (paths.Length, taken, broken);
    }

    /// <summary>Gives the slot a new chain, when its old one was changed by somebody else and is left as it is.</summary>
    public void StartAnew()
    {
        (Id, Head, Seq) = (WriterId.Create(), null, 0);

        // Before the chain exists, or a kill between the two would leave a chain that nobody continues.
        Save();
    }

    /// <summary>Writes down where the chain ends now. It is only a help: a chain that goes on after the head it names is continued too.</summary>
    public void Remember(ObjectId head, long seq)
    {
        (Head, Seq) = (head, seq);
        try
        {
            Save();
        }
        catch (Exception e) when (WriteFailure.IsOne(e))
        {
            // The receipt is written; a full disk must not make it look as if it were not.
        }
    }

    public void Dispose() => file.Dispose();

    // In one write, so that a kill leaves the old text or the new one.
    private void Save() =>
        RandomAccess.Write(file.SafeFileHandle, Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{Id}\n{PlaceOf(repository)}\n{Head?.Hex ?? NoHead}\n{Seq}\n")), 0);

    /// <summary>Where the clone is, on one line of the file.</summary>
    private static string PlaceOf(Repository repository) => repository.CommonDirectory.Replace('\n', '\0');

    private static string FolderOf(Repository repository) => Path.Join(repository.StateDirectory, "writers");

    private static string[] Read(FileStream stream)
    {
        var bytes = new byte[Math.Min(stream.Length, LongestFile)];
        return Lines(bytes.AsSpan(0, RandomAccess.Read(stream.SafeFileHandle, bytes, 0)));
    }

    private static string[] Lines(ReadOnlySpan<byte> text) =>
        Encoding.UTF8.GetString(text).Split('\n', StringSplitOptions.RemoveEmptyEntries) is { Length: >= 4 } lines ? lines[..4] : [];
}
