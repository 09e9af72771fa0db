using System.Text;
using GitVan.Engine.Git;
using GitVan.Engine.Hashing;
using GitVan.Engine.Model;

namespace GitVan.Engine.Receipts;

/// <summary>
/// Checks every receipt of every chain, the chains against what this clone saw before, and the view against the chains. It changes nothing.
/// Without signatures it can't tell who wrote a receipt; <c>docs/formats.md</c> says what it proves.
/// </summary>
public sealed class ReceiptVerifier(Repository repository, GitRunner git, TimeProvider time)
{
    private readonly ChainReader chains = new(repository, git);
    private readonly List<Finding> findings = [];
    private readonly Dictionary<string, Receipt> receipts = [];
    private readonly Dictionary<string, ObjectId> runs = [];

    public VerifyReport Verify()
    {
        var heads = chains.Heads();
        var ids = heads.ToDictionary(chain => chain.Key, chain => VerifyChain(chain.Key, chain.Value));
        VerifyAgainstSeen(ids);
        var notes = new ReceiptView(repository, git, time).ReadNotes();
        findings.AddRange(ReceiptView.Contradictions(notes, receipts));
        var lines = notes.SelectMany(note => note.Value).ToHashSet();
        var lag = receipts.Values.Count(receipt => receipt.Commit is not null && !lines.Contains(ViewLine.Of(receipt)));
        return new VerifyReport(heads.Count, receipts.Count, lag, findings);
    }

    private IReadOnlyList<ObjectId> VerifyChain(string writer, ObjectId head)
    {
        var ids = chains.Walk(head) ?? WalkUntilMissing(writer, head);
        Receipt? previous = null;
        foreach (var (id, content) in ObjectBatch.Read(git, [.. ids.Reverse()]))
            previous = VerifyReceipt(writer, id, content, previous) ?? previous;
        return ids;
    }

    private Receipt? VerifyReceipt(string writer, ObjectId id, byte[]? content, Receipt? previous)
    {
        void Report(string kind, string message) => findings.Add(new Finding(kind, id.Hex, message));
        var place = $"chain {writer}: receipt {id.Hex[..12]}";
        if (content is null)
        {
            Report("missing", $"{place} is missing");
            return null;
        }

        if (repository.Format.Hash(ObjectKind.Commit, content) != id)
        {
            Report("corrupt", $"{place}: its bytes do not match its id");
            return null;
        }

        if (ReceiptText.TryRead(id, content, out var problem) is not { } receipt)
        {
            Report("corrupt", $"{place}: {problem}");
            return null;
        }

        receipts[id.Hex] = receipt;
        var predicate = receipt.Predicate;
        place += $" (seq {predicate.Seq}, job {predicate.Job.Id})";
        var expected = (previous?.Predicate.Seq ?? 0) + 1;
        if (predicate.Seq != expected)
            Report("sequence", $"{place}: seq {expected} was expected{(predicate.Seq > expected ? ", so a receipt was removed before it" : "")}");
        if (receipt.Parent != previous?.Id)
            Report("missing", $"{place}: its parent {receipt.Parent?.Hex[..12] ?? "(none)"} is not the receipt before it");
        if (predicate.Writer != writer)
            Report("writer", $"{place}: was written in chain {predicate.Writer}");
        if (receipt is { Commit: null, SubjectTree: null })
            Report("subject", $"{place}: names no commit or tree");
        if (!runs.TryAdd(predicate.RunId, id))
            Report("run-id", $"{place}: its run {predicate.RunId} has another receipt, {runs[predicate.RunId].Hex[..12]}");
        if (!HasItsOutput(receipt))
            Report("output", $"{place}: the kept output is not the one it states");
        return receipt;
    }

    private bool HasItsOutput(Receipt receipt)
    {
        if (receipt.Predicate.Output.Blob is not { } digest)
            return receipt.Tree == repository.Format.EmptyTree;
        return git.TryRun(["cat-file", "blob", $"{receipt.Tree}:output.txt"]) is { Succeeded: true } result && Sha256.Hex(result.Output) == digest;
    }

    private List<ObjectId> WalkUntilMissing(string writer, ObjectId head)
    {
        List<ObjectId> ids = [];
        for (ObjectId? next = head; next is { } id; next = chains.Find(id)?.Parent)
        {
            ids.Add(id);
            if (chains.Find(id) is null)
                break;
        }

        if (ids.Count == 0)
            findings.Add(new Finding("missing", writer, $"chain {writer}: can't be read"));
        return ids;
    }

    /// <summary>A chain may only grow. What it held when this clone last looked, and holds no more, was taken away.</summary>
    private void VerifyAgainstSeen(Dictionary<string, IReadOnlyList<ObjectId>> chainIds)
    {
        foreach (var seen in new SeenHeads(repository).Read())
        {
            var now = chainIds.GetValueOrDefault(seen.Key, []);
            foreach (var head in seen.Where(id => !now.Contains(id)))
                ReportLoss(seen.Key, head, now);
        }
    }

    private void ReportLoss(string writer, ObjectId seenHead, IReadOnlyList<ObjectId> now)
    {
        var before = chains.Walk(seenHead);
        if (before is null)
        {
            findings.Add(new Finding("cut", writer, $"chain {writer}: ended with receipt {seenHead.Hex[..12]} when this clone last saw it, and that is gone"));
            return;
        }

        var current = now.Select(id => receipts.GetValueOrDefault(id.Hex)).OfType<Receipt>().DistinctBy(receipt => receipt.Predicate.RunId).ToDictionary(receipt => receipt.Predicate.RunId);
        var isCut = now.All(before.Contains);
        foreach (var lost in before.Except(now).Reverse().Select(chains.Find).OfType<Receipt>())
        {
            var name = $"receipt {lost.Id.Hex[..12]} (seq {lost.Predicate.Seq}, job {lost.Predicate.Job.Id})";
            if (!current.TryGetValue(lost.Predicate.RunId, out var other))
                findings.Add(new Finding(isCut ? "cut" : "removed", lost.Id.Hex, $"chain {writer}: {name} was {(isCut ? "cut off the end" : "removed")}"));
            else if (Content(other) != Content(lost))
                findings.Add(new Finding("changed", other.Id.Hex, $"chain {writer}: {name} was changed and is now {other.Id.Hex[..12]}"));
        }

        // Even where every receipt says the same, their order or numbers do not.
        if (!isCut && !findings.Any(finding => finding.Kind is "removed" or "changed"))
            findings.Add(new Finding("changed", writer, $"chain {writer}: was rewritten since receipt {seenHead.Hex[..12]}"));
    }

    private static string Content(Receipt receipt) =>
        Encoding.UTF8.GetString(ReceiptText.Write(receipt.Tree, null, receipt.Statement with { Predicate = receipt.Predicate with { Seq = 0 } }));
}
