using GitVan.Engine.Git;

namespace GitVan.Engine.Receipts;

/// <summary>
/// Reads receipts back from the chains, as they are stored: replace refs and grafts do not show others. Reads what there is of a broken
/// chain; to say what is wrong with it is <c>verify</c>'s work.
/// </summary>
public sealed class ChainReader(Repository repository, GitRunner runner)
{
    /// <summary>Receipts read at a time, so that a long history is not in memory at once; few at first, for who wants few.</summary>
    private const int FirstBatch = 100, LargestBatch = 2000;

    private readonly GitRunner git = runner.AsStored();

    /// <summary>Whether something in the chains could not be read, or is no receipt.</summary>
    public bool FoundBroken { get; private set; }

    /// <summary>All chains of this clone, by the writer's id: the last receipt of each.</summary>
    public IReadOnlyDictionary<string, ObjectId> Heads() =>
        new RefStore(repository, git).List(ReceiptRefs.Chains).ToDictionary(chain => chain.Name.Value[ReceiptRefs.Chains.Length..], chain => chain.Id);

    /// <summary>Where a chain ends now; null where there is none, or its ref is broken.</summary>
    internal ObjectId? FindHead(RefName chain)
    {
        try
        {
            return new RefStore(repository, git).Find(chain);
        }
        catch (GitVanException)
        {
            return null;
        }
    }

    /// <summary>All receipts, newest first over all chains. Commits that are no receipts are passed over.</summary>
    public IEnumerable<Receipt> Newest()
    {
        var ids = Ids(["--date-order", "--glob=" + ReceiptRefs.Chains + "*"], out var isWhole);
        FoundBroken |= !isWhole;
        return isWhole ? ReadAll(ids) : ReadAll([.. Heads().Values.SelectMany(Walk).Distinct()]).OrderByDescending(receipt => receipt.Predicate.Finished);
    }

    /// <summary>The newest that are wanted, at most so many. One that had to wait stands later in its chain than it finished, so a few more are looked at.</summary>
    public IReadOnlyList<Receipt> Newest(ReceiptQuery query, int most)
    {
        const int more = 50;
        var found = Newest().Where(query.Matches);
        return [.. (most < int.MaxValue - more ? found.Take(most + more) : found).OrderByDescending(receipt => receipt.Predicate.Finished).Take(most)];
    }

    /// <summary>Receipts that can be reached from some commits and not from others, in no order.</summary>
    public IEnumerable<Receipt> Between(IEnumerable<ObjectId> from, IEnumerable<ObjectId> to) => ReadAll(IdsBetween([.. from], [.. to]));

    /// <summary>The ids in a chain, last first. It ends early where an object is missing or broken; that one is still named.</summary>
    internal IReadOnlyList<ObjectId> Walk(ObjectId head)
    {
        // A ref to something that is no commit gives nothing.
        var ids = Ids(["--first-parent", head.Hex], out var isWhole).ToList();
        if (ids is [var first, ..] && first != head)
            ids = [];
        if (isWhole && ids.Count > 0)
            return ids;

        // Git stopped somewhere before the broken object.
        var visited = ids.ToHashSet();
        for (ObjectId? next = ids.Count > 0 ? ParentOf(ids[^1]) : head; next is { } id && visited.Add(id); next = ParentOf(id))
            ids.Add(id);
        return ids;
    }

    /// <summary>Reads commits; one for each id, in order.</summary>
    internal IEnumerable<BatchObject> Read(IEnumerable<ObjectId> ids)
    {
        var size = FirstBatch;
        foreach (var first in ids.Take(size).Chunk(size).Concat(ids.Skip(size).Chunk(LargestBatch)))
        {
            foreach (var one in ObjectBatch.Read(git, first, ReceiptText.LongestMessage))
                yield return one;
        }
    }

    /// <summary>Reads one receipt; starts no process where it is a loose object.</summary>
    internal Receipt? Find(ObjectId id) => ContentOf(id) is { } content ? ReceiptText.TryRead(id, content, out _) : null;

    /// <summary>Whether a chain leads back to it.</summary>
    internal bool IsAncestor(ObjectId ancestor, ObjectId descendant) =>
        git.TryRun(["merge-base", "--is-ancestor", ancestor.Hex, descendant.Hex]).Succeeded;

    /// <summary>Whether a run has a receipt in any chain.</summary>
    internal bool HasRun(string runId)
    {
        // As it stands in the JSON: a job may print the id, but not this with its quotes.
        var found = Ids(["--max-count=1", "--fixed-strings", $"--grep=\"runId\":\"{runId}\"", "--glob=" + ReceiptRefs.Chains + "*"], out var isWhole);
        return found.Count > 0 || !isWhole && Newest().Any(receipt => receipt.Predicate.RunId == runId);
    }

    private IReadOnlyList<ObjectId> IdsBetween(IReadOnlyList<ObjectId> from, IReadOnlyList<ObjectId> to)
    {
        var ids = Ids([.. to.Select(id => id.Hex), .. from.Select(id => "^" + id.Hex)], out var isWhole);
        return isWhole ? ids : [.. to.SelectMany(Walk).Distinct().Except(from.SelectMany(Walk))];
    }

    private IReadOnlyList<ObjectId> Ids(IReadOnlyList<string> revisions, out bool isWhole)
    {
        var result = git.TryRun(["rev-list", .. revisions]);
        isWhole = result.Succeeded;
        return [.. result.Text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(ObjectId.Parse)];
    }

    private IEnumerable<Receipt> ReadAll(IReadOnlyList<ObjectId> ids)
    {
        foreach (var one in Read(ids))
        {
            if (one is { Kind: ObjectKind.Commit, Content: { } content } && ReceiptText.TryRead(one.Id, content, out _) is { } receipt)
                yield return receipt;
            else
                FoundBroken = true;
        }
    }

    private ObjectId? ParentOf(ObjectId id) => ContentOf(id) is { } content ? ReceiptText.FirstParent(content) : null;

    private byte[]? ContentOf(ObjectId id) =>
        new LooseObjects(repository).TryRead(id, ReceiptText.LongestMessage) is { Kind: ObjectKind.Commit } loose
            ? loose.Content.ToArray()
            : ObjectBatch.Read(git, [id], ReceiptText.LongestMessage) is [{ Kind: ObjectKind.Commit, Content: { } content }] ? content : null;
}
