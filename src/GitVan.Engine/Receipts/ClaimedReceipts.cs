namespace GitVan.Engine.Receipts;

/// <summary>Receipts that waited and that this process alone may write now, until it is disposed.</summary>
internal sealed class ClaimedReceipts : IDisposable
{
    private readonly List<(string Path, FileStream File)> files = [];

    public List<WaitingReceipt> Receipts { get; } = [];

    public void Add(string path, FileStream file, IEnumerable<WaitingReceipt> receipts)
    {
        files.Add((path, file));
        Receipts.AddRange(receipts);
    }

    /// <summary>They are in a chain. A file that can't be removed does no harm: the next append looks for its receipts first.</summary>
    public void Remove()
    {
        foreach (var (path, _) in files)
        {
            try
            {
                File.Delete(path);
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
            }
        }
    }

    public void Dispose()
    {
        foreach (var (_, file) in files)
            file.Dispose();
    }
}
