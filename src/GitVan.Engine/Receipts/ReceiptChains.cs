using System.Text;
using GitVan.Engine.Git;
using GitVan.Engine.Model;

namespace GitVan.Engine.Receipts;

/// <summary>
/// Writes receipts: commits in the chain of a writer that no other process shares, moved by one compare-and-swap. It never rewrites or
/// removes a receipt, and a receipt that can't be written now is kept in a file and written by the next append.
/// </summary>
public sealed class ReceiptChains(Repository repository, IReadOnlyDictionary<string, string> environment, GitRunner git)
{
    private const int Tries = 8;

    private readonly RefStore refs = new(repository, git);
    private readonly WaitingReceipts waiting = new(repository);

    /// <summary>A test's chance to stop the process at a named step; nothing in a real run.</summary>
    public Action<string> Step { get; init; } = _ => { };

    /// <summary>Appends the receipts of these runs, and those that waited, in one ref transaction.</summary>
    /// <returns>Where they are now, or that they wait.</returns>
    /// <exception cref="GitVanException">They could not be kept at all: the disk is full, or the git directory can't be written.</exception>
    public AppendOutcome Append(IReadOnlyList<Run> runs, string host, Redaction redaction)
    {
        try
        {
            List<WaitingReceipt> receipts = [.. runs.Select(run => WaitingReceipt.Of(run, host, redaction))];

            // Git refuses ref updates while a push is in quarantine, and objects written there may vanish with it.
            if (environment.ContainsKey(GitEnvironment.QuarantinePath))
                return Wait(receipts, AppendOutcome.Quarantine);

            var files = waiting.Files();
            foreach (var file in files)
                receipts.InsertRange(0, WaitingReceipts.Read(file).Where(receipt => !IsWritten(receipt)));
            if (receipts.Count == 0)
                return new AppendOutcome.Written([]);

            if (AppendToChain(receipts, out var problem) is not { } written)
                return Wait([.. receipts.TakeLast(runs.Count)], problem);
            foreach (var file in files)
                File.Delete(file);
            return new AppendOutcome.Written(written);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new GitVanException($"the receipt could not be written: {e.Message}", ExitCode.JobFailed, e) { Hint = "run: gitvan doctor" };
        }
    }

    private AppendOutcome.Waiting Wait(List<WaitingReceipt> receipts, string reason)
    {
        if (receipts.Count > 0)
            waiting.Add(receipts);
        return new AppendOutcome.Waiting(reason);
    }

    /// <returns>The new commits in order; null where no chain could be moved.</returns>
    private List<ObjectId>? AppendToChain(IReadOnlyList<WaitingReceipt> receipts, out string problem)
    {
        problem = "all writer slots are taken";
        var from = 0;
        for (var attempt = 0; attempt < Tries; attempt++)
        {
            if (WriterSlot.TryTake(repository, from) is not var (slot, number))
                return null;
            using (slot)
            {
                Step("slot taken");
                var (head, seq) = HeadOf(slot);
                var commits = WriteCommits(receipts, slot.Id, head, seq);
                Step("objects written");
                var result = Move(slot.Ref, head, commits[^1]);
                Step("ref moved");
                if (result.Succeeded)
                {
                    slot.Remember(commits[^1], seq + commits.Count);
                    return commits;
                }

                problem = result.Error.Split('\n')[0];
            }

            // Somebody moved this chain, or its lock file is stale: another chain takes the receipt.
            from = number + 1;
        }

        return null;
    }

    /// <summary>The chain's end and its number. A chain that does not continue what this slot wrote is left as it is, for <c>receipt verify</c>.</summary>
    private (ObjectId? Head, long Seq) HeadOf(WriterSlot slot)
    {
        var head = refs.Find(slot.Ref);
        if (head is not null && head == slot.Head)
            return (head, slot.Seq);
        var last = head is { } id ? Read(id) : null;
        if (last is not null && (slot.Head is null || Continues(last, slot.Head.Value)))
            return (head, last.Predicate.Seq);
        if (head is not null || slot.Head is not null)
        {
            if (slot.Head is { } seen)
                new SeenHeads(repository).Remember(slot.Id, seen);
            slot.StartAnew();
        }

        return (null, 0);
    }

    /// <summary>Further on where a kill came between moving the ref and remembering it.</summary>
    private bool Continues(Receipt last, ObjectId seen)
    {
        for (Receipt? receipt = last; receipt is not null; receipt = receipt.Parent is { } parent ? Read(parent) : null)
        {
            if (receipt.Id == seen)
                return true;
        }

        return false;
    }

    private Receipt? Read(ObjectId id)
    {
        var bytes = new LooseObjects(repository).TryRead(id)?.Content.ToArray();
        if (bytes is null && git.TryRun(["cat-file", "commit", id.ToString()]) is { Succeeded: true } result)
            bytes = result.Output;
        return bytes is null ? null : ReceiptText.TryRead(id, bytes, out _);
    }

    private List<ObjectId> WriteCommits(IReadOnlyList<WaitingReceipt> receipts, string writer, ObjectId? head, long seq)
    {
        var objects = new LooseObjects(repository);
        List<ObjectId> commits = [];
        foreach (var receipt in receipts)
        {
            var tree = receipt.Output is { } output ? OutputTree(objects, output) : repository.Format.EmptyTree;
            if (head is null && receipt.Output is null)
                objects.Write(ObjectKind.Tree, []);
            var commit = objects.Write(ObjectKind.Commit, ReceiptText.Write(tree, head, receipt.Placed(writer, ++seq)));
            commits.Add(commit);
            head = commit;
        }

        return commits;
    }

    private static ObjectId OutputTree(LooseObjects objects, string output)
    {
        var blob = objects.Write(ObjectKind.Blob, Encoding.UTF8.GetBytes(output));
        return objects.Write(ObjectKind.Tree, [.. "100644 output.txt\0"u8, .. blob.ToBytes()]);
    }

    private GitResult Move(RefName name, ObjectId? from, ObjectId to) =>
        git.TryRun(["update-ref", "--stdin"], Encoding.ASCII.GetBytes($"update {name} {to} {from?.ToString() ?? repository.Format.Zero.ToString()}\n"));

    /// <summary>A kill may have come after the receipt was written and before its file was removed.</summary>
    private bool IsWritten(WaitingReceipt receipt) =>
        git.Run(["rev-list", "-1", "--fixed-strings", $"--grep={receipt.Statement.Predicate.RunId}", "--glob=" + ReceiptRefs.Chains + "*"]).Length > 0;
}
