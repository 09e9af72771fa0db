using System.Globalization;
using System.Text;
using GitVan.Engine.Git;

namespace GitVan.Engine.Receipts;

/// <summary>
/// A place to write receipts from, held by one process at a time through a locked file; its random id names a chain. Since no two processes
/// share a chain, appending to it never fights. The lock goes with the process, also by <c>kill -9</c>.
/// </summary>
internal sealed class WriterSlot : IDisposable
{
    /// <summary>So many processes can write receipts at the same instant; each holds its slot for milliseconds.</summary>
    private const int Count = 64;

    private const int LongestFile = 8 * 1024;

    private readonly FileStream file;
    private readonly Repository repository;

    private WriterSlot(FileStream file, Repository repository)
    {
        this.file = file;
        this.repository = repository;
        var lines = Read();

        // A copied or moved clone starts chains of its own: two clones writing one chain would lose one's receipts at the next push.
        if (lines is [var id, var path, var head, var seq] && path == repository.CommonDirectory && IsId(id)
            && ObjectId.TryParse(head, out var last) && long.TryParse(seq, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            (Id, Head, Seq) = (id, last, number);
        else
            Id = NewId();
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
    public static (WriterSlot Slot, int Number)? TryTake(Repository repository, int from)
    {
        var folder = Directory.CreateDirectory(Path.Join(repository.StateDirectory, "writers")).FullName;
        for (var number = from; number < Count; number++)
        {
            try
            {
                // FileShare.None is flock(2) on Unix.
                var stream = new FileStream(Path.Join(folder, $"{number}"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, bufferSize: 0);
                return (new WriterSlot(stream, repository), number);
            }
            catch (IOException e) when (IsTaken(e))
            {
            }
        }

        return null;
    }

    /// <summary>The heads all slots of this clone have written, for <c>receipt verify</c>.</summary>
    public static IEnumerable<(string Id, ObjectId Head)> LastHeads(Repository repository)
    {
        var folder = Path.Join(repository.StateDirectory, "writers");
        if (!Directory.Exists(folder))
            yield break;
        foreach (var path in Directory.EnumerateFiles(folder))
        {
            string[] lines;
            using (var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite))
                lines = ReadFrom(stream);
            if (lines is [var id, var place, var head, _] && place == repository.CommonDirectory && ObjectId.TryParse(head, out var last))
                yield return (id, last);
        }
    }

    /// <summary>Gives the slot a new chain, when its old one was changed by somebody else and is left as it is.</summary>
    public void StartAnew() => (Id, Head, Seq) = (NewId(), null, 0);

    /// <summary>Writes down where the chain ends now.</summary>
    public void Remember(ObjectId head, long seq)
    {
        (Head, Seq) = (head, seq);

        // In one write, so that a kill leaves the old text or the new one.
        RandomAccess.Write(file.SafeFileHandle, Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{Id}\n{repository.CommonDirectory}\n{head}\n{seq}\n")), 0);
    }

    public void Dispose() => file.Dispose();

    private static string NewId() => Guid.NewGuid().ToString("N")[..16];

    private static bool IsId(string text) => text.Length == 16 && text.All(char.IsAsciiHexDigitLower);

    /// <summary>.NET reports a lock that is held as EWOULDBLOCK (11 on Linux, 35 on macOS) in the HResult.</summary>
    private static bool IsTaken(IOException e) => e.HResult is 11 or 35 || e.GetType() == typeof(IOException) && e.Message.Contains("being used by another process", StringComparison.Ordinal);

    private string[] Read() => ReadFrom(file);

    private static string[] ReadFrom(FileStream stream)
    {
        var bytes = new byte[Math.Min(stream.Length, LongestFile)];
        var count = RandomAccess.Read(stream.SafeFileHandle, bytes, 0);
        return Encoding.UTF8.GetString(bytes.AsSpan(0, count)).Split('\n', StringSplitOptions.RemoveEmptyEntries) is { Length: >= 4 } lines ? lines[..4] : [];
    }
}
