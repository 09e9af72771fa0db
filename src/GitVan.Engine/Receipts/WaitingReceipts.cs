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
    private string Folder => Path.Join(repository.StateDirectory, "waiting");

    public void Add(IReadOnlyList<WaitingReceipt> receipts)
    {
        var json = JsonSerializer.SerializeToUtf8Bytes([.. receipts], ReceiptJson.Default.ListWaitingReceipt);
        AtomicFile.Write(Path.Join(Folder, receipts[0].Statement.Predicate.RunId + ".json"), json);
    }

    /// <summary>The files that wait, oldest first (run ids rise with time). One system call where there are none.</summary>
    public IReadOnlyList<string> Files() =>
        Directory.Exists(Folder) ? [.. Directory.EnumerateFiles(Folder, "*.json").Order(StringComparer.Ordinal)] : [];

    /// <returns>The receipts in a file; none when it can't be read, which <c>doctor</c> reports.</returns>
    public static IReadOnlyList<WaitingReceipt> Read(string file)
    {
        try
        {
            return JsonSerializer.Deserialize(File.ReadAllBytes(file), ReceiptJson.Default.ListWaitingReceipt) ?? [];
        }
        catch (Exception e) when (e is JsonException or IOException)
        {
            return [];
        }
    }
}
