using GitVan.Engine.Git;
using GitVan.Engine.Hashing;

namespace GitVan.Engine.Receipts;

/// <summary>Checks that each receipt's tree holds the output that it states, and nothing else.</summary>
internal sealed class OutputVerifier(Repository repository, GitRunner runner)
{
    private const int BatchSize = 500;

    private readonly GitRunner git = runner.AsStored();

    public IEnumerable<Finding> Verify(IReadOnlyCollection<Receipt> receipts)
    {
        foreach (var receipt in receipts.Where(receipt => receipt.Predicate.Output.Blob is null && receipt.Tree != repository.Format.EmptyTree))
            yield return Found(receipt, "its tree is not empty, though it keeps no output");
        foreach (var batch in receipts.Where(receipt => receipt.Predicate.Output.Blob is not null).Chunk(BatchSize))
        {
            var blobs = ObjectBatch.Describe(git, [.. batch.Select(receipt => $"{receipt.Tree}:{ReceiptTree.OutputName}")]);
            var contents = ObjectBatch.Read(git, [.. blobs.Where(blob => blob.Kind == ObjectKind.Blob).Select(blob => blob.Id).Distinct()], WaitingReceipt.LongestOutput)
                .ToDictionary(blob => blob.Id, blob => blob.Content);
            foreach (var (receipt, blob) in batch.Zip(blobs))
            {
                if (Problem(receipt, blob, contents) is { } problem)
                    yield return Found(receipt, problem);
            }
        }
    }

    private string? Problem(Receipt receipt, BatchObject blob, Dictionary<ObjectId, byte[]?> contents)
    {
        if (blob.Kind != ObjectKind.Blob)
            return "the output it keeps is missing or can't be read";
        if (repository.Format.Hash(ObjectKind.Tree, ReceiptTree.Text(blob.Id)) != receipt.Tree)
            return $"its tree has more than {ReceiptTree.OutputName}";
        return contents[blob.Id] is { } content && repository.Format.Hash(ObjectKind.Blob, content) == blob.Id && Sha256.Hex(content) == receipt.Predicate.Output.Blob
            ? null
            : "the output it keeps is not the one it states";
    }

    private static Finding Found(Receipt receipt, string problem) =>
        new("output", receipt.Id.Hex, $"chain {receipt.Predicate.Writer}: receipt {receipt.Id.Hex[..12]} (seq {receipt.Predicate.Seq}, job {receipt.Predicate.Job.Id}): {problem}");
}
