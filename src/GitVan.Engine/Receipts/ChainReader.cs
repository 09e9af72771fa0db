using GitVan.Engine.Git;

namespace GitVan.Engine.Receipts;

/// <summary>Reads receipts back from the chains.</summary>
public sealed class ChainReader(Repository repository, GitRunner git)
{
    /// <summary>Receipts read at a time, so that a long history is not in memory at once.</summary>
    private const int BatchSize = 1000;

    private readonly RefStore refs = new(repository, git);

    /// <summary>All chains of this clone, by the writer's id: the last receipt of each.</summary>
    public IReadOnlyDictionary<string, ObjectId> Heads() =>
        refs.List(ReceiptRefs.Chains).ToDictionary(chain => chain.Name.Value[ReceiptRefs.Chains.Length..], chain => chain.Id);

    /// <summary>All receipts, newest first over all chains. Commits that are no receipts are passed over: finding those is <c>verify</c>'s work.</summary>
    public IEnumerable<Receipt> Newest() => Newest(["--glob=" + ReceiptRefs.Chains + "*"]);

    /// <summary>Receipts that can be reached from some commits and not from others, newest first.</summary>
    public IEnumerable<Receipt> Between(IEnumerable<ObjectId> from, IEnumerable<ObjectId> to) =>
        Newest([.. to.Select(id => id.Hex), .. from.Select(id => "^" + id.Hex)]);

    /// <summary>The ids in a chain, last first.</summary>
    /// <returns>Null where git can't walk it: an object is missing.</returns>
    public IReadOnlyList<ObjectId>? Walk(ObjectId head) =>
        git.TryRun(["rev-list", "--first-parent", head.Hex]) is { Succeeded: true } result ? Ids(result.Text) : null;

    /// <summary>Reads one receipt.</summary>
    public Receipt? Find(ObjectId id) =>
        ObjectBatch.Read(git, [id]) is [{ Content: { } content }] ? ReceiptText.TryRead(id, content, out _) : null;

    private static IReadOnlyList<ObjectId> Ids(string lines) =>
        [.. lines.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(ObjectId.Parse)];

    private IEnumerable<Receipt> Newest(IReadOnlyList<string> revisions)
    {
        var ids = Ids(git.Run(["rev-list", "--date-order", .. revisions]));
        foreach (var batch in ids.Chunk(BatchSize))
        {
            foreach (var (id, content) in ObjectBatch.Read(git, batch))
            {
                if (content is not null && ReceiptText.TryRead(id, content, out _) is { } receipt)
                    yield return receipt;
            }
        }
    }
}
