using System.Text.Json;
using GitVan.Engine.Files;
using GitVan.Engine.Git;

namespace GitVan.Engine.Receipts;

/// <summary>
/// Receipts that could not be put into a chain yet: git moves no ref while it holds a push in quarantine, and a ref's lock may be stale. They
/// wait in files and the next append takes them along.
/// </summary>
internal sealed class WaitingReceipts(Repository repository)
{
    /// <summary>One hook's receipts: hundreds of jobs, each with all the output that is kept.</summary>
    private const int LongestFile = 256 << 20;

    private string Folder => Path.Join(repository.StateDirectory, "waiting");

    /// <exception cref="GitVanException">The file can't be written.</exception>
    public void Add(IReadOnlyList<WaitingReceipt> receipts)
    {
        var json = JsonSerializer.SerializeToUtf8Bytes([.. receipts], ReceiptJson.Default.ListWaitingReceipt);
        AtomicFile.Write(Path.Join(Folder, receipts[0].Statement.Predicate.RunId + ".json"), json);
    }

    /// <summary>The files that wait, oldest first (run ids rise with time). One system call where there are none.</summary>
    public IReadOnlyList<string> Files() =>
        Directory.Exists(Folder) ? [.. Directory.EnumerateFiles(Folder, "*.json").Order(StringComparer.Ordinal)] : [];

    /// <summary>Takes all that wait and that no other process has taken. What can't be read stays where it is, for <c>verify</c> to name.</summary>
    /// <param name="sign">Also those that need a signature.</param>
    public ClaimedReceipts Claim(bool sign)
    {
        var claimed = new ClaimedReceipts();
        foreach (var path in Files())
        {
            if (TryOpen(path) is not { } file)
                continue;

            // Whoever held it before us has written its receipts and removed it.
            if (File.Exists(path) && TryRead(file) is { } receipts && (sign || receipts.TrueForAll(receipt => !receipt.Sign)))
                claimed.Add(path, file, receipts);
            else
                file.Dispose();
        }

        return claimed;
    }

    /// <returns>Null where the file is not one of ours, whole. None where it was just written to a chain.</returns>
    public static List<WaitingReceipt>? TryRead(string path)
    {
        try
        {
            return LockedFile.TryRead(path, LongestFile) is { } bytes ? Parse(bytes) : [];
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private static List<WaitingReceipt>? TryRead(FileStream file)
    {
        var bytes = new byte[Math.Min(file.Length, LongestFile)];
        file.ReadExactly(bytes);
        return Parse(bytes);
    }

    private static List<WaitingReceipt>? Parse(ReadOnlySpan<byte> json)
    {
        try
        {
            var receipts = JsonSerializer.Deserialize(json, ReceiptJson.Default.ListWaitingReceipt);
            return receipts?.All(receipt => receipt?.Statement.PredicateType == Statement.ReceiptType) == true ? receipts : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static FileStream? TryOpen(string path)
    {
        try
        {
            return LockedFile.TryOpen(path, FileMode.Open);
        }
        catch (Exception e) when (e is FileNotFoundException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
