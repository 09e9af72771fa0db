using GitVan.Engine.Git;

namespace GitVan.Engine.Receipts;

/// <summary>
/// Checks every receipt of every chain, the chains against what this clone saw before, and the view against the chains. It changes nothing.
/// Without signatures it can't tell who wrote a receipt; <c>docs/formats.md</c> says what it proves.
/// </summary>
public sealed class ReceiptVerifier(Repository repository, IReadOnlyDictionary<string, string> environment, GitRunner git, TimeProvider time)
{
    private readonly ChainReader chains = new(repository, git);
    private readonly List<Finding> findings = [];
    private readonly Dictionary<string, Receipt> receipts = [];
    private readonly Dictionary<string, ObjectId> runs = [];
    private Dictionary<ObjectId, string[]> notes = [];
    private Dictionary<string, string> view = [];

    /// <param name="requireSigned">Every receipt must have a good signature of an allowed signer.</param>
    /// <param name="allowedSigners">The file that names them; null for git's <c>gpg.ssh.allowedSignersFile</c>.</param>
    /// <exception cref="GitVanException">The file can't be read, or is needed and not named.</exception>
    public VerifyReport Verify(bool requireSigned = false, string? allowedSigners = null)
    {
        using var signatures = new SignatureVerifier(repository, environment, git, requireSigned, allowedSigners);
        ReadView();
        var heads = chains.Heads();
        var ids = heads.OrderBy(chain => chain.Key, StringComparer.Ordinal).ToDictionary(chain => chain.Key, chain => VerifyChain(chain.Key, chain.Value, signatures));
        findings.AddRange(new OutputVerifier(repository, git).Verify(receipts.Values));
        VerifyAgainstSeen(ids);
        findings.AddRange(ReceiptView.Contradictions(notes, receipts, areAll: !findings.Any(finding => finding.Kind is "corrupt" or "missing")));
        var lines = notes.SelectMany(note => note.Value).ToHashSet();
        var lag = receipts.Values.Count(receipt => receipt.Commit is not null && !lines.Contains(ViewLine.Of(receipt)));
        return new VerifyReport(heads.Count, receipts.Count, lag, VerifyWaiting(), findings) { Signatures = signatures.Checked, UncheckedSignatures = signatures.Unchecked };
    }

    private void ReadView()
    {
        try
        {
            notes = new ReceiptView(repository, git, time).ReadNotes();
        }
        catch (GitVanException e)
        {
            findings.Add(new Finding("view", ReceiptRefs.View, $"the view {ReceiptRefs.View} can't be read: {e.Message}"));
        }

        // What the view says of a receipt that can't be read itself.
        view = notes.Values.SelectMany(lines => lines)
            .Select(line => line.Split(' ', 3))
            .Where(words => words.Length == 3)
            .DistinctBy(words => words[1])
            .ToDictionary(words => words[1], words => words[2]);
    }

    private IReadOnlyList<ObjectId> VerifyChain(string writer, ObjectId head, SignatureVerifier signatures)
    {
        var ids = chains.Walk(head);
        ObjectId? before = null;
        long? expected = 1;
        List<(ObjectId Id, string Kind, string Problem)> broken = [];
        foreach (var stored in chains.Read([.. ids.Reverse()]))
        {
            if (Receipt(stored, out var kind, out var problem) is { } receipt)
            {
                Report(writer, broken, receipt.Predicate.Seq);
                VerifyReceipt(writer, receipt, before, expected);
                if (signatures.Check(receipt, stored.Content) is var (finding, words))
                    findings.Add(new Finding(finding, receipt.Id.Hex, $"chain {writer}: {NameOf(receipt)}: {words}"));
                expected = receipt.Predicate.Seq + 1;
            }
            else
            {
                broken.Add((stored.Id, kind, problem));
                expected = null;
            }

            before = stored.Id;
        }

        Report(writer, broken, null);
        return ids;
    }

    private Receipt? Receipt(BatchObject stored, out string kind, out string problem)
    {
        (kind, problem) = stored switch
        {
            { Kind: null } => ("missing", "is missing or can't be read; what was before it can't be reached"),
            { Kind: not ObjectKind.Commit } => ("corrupt", "is not a commit"),
            { Size: > ReceiptText.LongestMessage } => ("corrupt", $"has {stored.Size} bytes, expected at most {ReceiptText.LongestMessage}"),
            { Content: null } => ("corrupt", "can't be read: its object is broken"),
            _ when repository.Format.Hash(ObjectKind.Commit, stored.Content) != stored.Id => ("corrupt", "its bytes do not match its id"),
            _ => ("corrupt", ""),
        };
        if (problem.Length > 0)
            return null;
        var receipt = ReceiptText.TryRead(stored.Id, stored.Content, out problem);
        return receipt;
    }

    // Broken receipts are named by the readable one that follows them, and by what the view knows.
    private void Report(string writer, List<(ObjectId Id, string Kind, string Problem)> broken, long? nextSeq)
    {
        foreach (var (i, (id, kind, problem)) in broken.Index())
        {
            string?[] known = [nextSeq is { } seq ? $"seq {seq - broken.Count + i}" : null, view.TryGetValue(id.Hex, out var words) ? $"in the view '{words}'" : null];
            var name = string.Join(", ", known.OfType<string>());
            findings.Add(new Finding(kind, id.Hex, $"chain {writer}: receipt {id.Hex[..12]}{(name.Length > 0 ? $" ({name})" : "")}: {problem}"));
        }

        broken.Clear();
    }

    private void VerifyReceipt(string writer, Receipt receipt, ObjectId? before, long? expected)
    {
        void Report(string kind, string message) => findings.Add(new Finding(kind, receipt.Id.Hex, $"chain {writer}: {NameOf(receipt)}: {message}"));

        var predicate = receipt.Predicate;
        receipts[receipt.Id.Hex] = receipt;
        if (expected is { } seq && predicate.Seq != seq)
            Report("sequence", $"seq {seq} was expected{(predicate.Seq > seq ? ", so a receipt was removed before it" : "")}");
        if (receipt.Parent != before)
            Report("missing", $"its parent {receipt.Parent?.Hex[..12] ?? "(none)"} is not the receipt before it");
        if (predicate.Writer != writer)
            Report("writer", $"it was written in chain {predicate.Writer}");
        if (!runs.TryAdd(predicate.RunId, receipt.Id))
            Report("run-id", $"its run {predicate.RunId} has another receipt, {runs[predicate.RunId].Hex[..12]}");
    }

    /// <summary>A chain may only grow. What it held when this clone last looked, and holds no more, was taken away.</summary>
    private void VerifyAgainstSeen(Dictionary<string, IReadOnlyList<ObjectId>> chainIds)
    {
        foreach (var seen in new SeenHeads(repository).Read())
        {
            var now = chainIds.GetValueOrDefault(seen.Key, []);
            var nowSet = now.ToHashSet();
            foreach (var head in seen.Where(id => !nowSet.Contains(id)))
                ReportLoss(seen.Key, head, nowSet);
        }
    }

    private void ReportLoss(string writer, ObjectId seenHead, HashSet<ObjectId> now)
    {
        var before = chains.Walk(seenHead);
        var current = now.Select(id => receipts.GetValueOrDefault(id.Hex)).OfType<Receipt>().DistinctBy(receipt => receipt.Predicate.RunId).ToDictionary(receipt => receipt.Predicate.RunId);
        var isCut = now.IsSubsetOf(before);
        var isNamed = false;
        foreach (var stored in chains.Read([.. before.Where(id => !now.Contains(id)).Reverse()]))
        {
            if (stored.Content is null || ReceiptText.TryRead(stored.Id, stored.Content, out _) is not { } lost)
            {
                var words = view.TryGetValue(stored.Id.Hex, out var known) ? $" (in the view '{known}')" : "";
                Report("cut", stored.Id, $"receipt {stored.Id.Hex[..12]}{words} was in it when this clone last looked, and is gone");
            }
            else if (!current.TryGetValue(lost.Predicate.RunId, out var other))
            {
                Report(isCut ? "cut" : "removed", lost.Id, $"{NameOf(lost)} was {(now.Count == 0 ? "deleted with its chain" : isCut ? "cut off the end" : "removed")}");
            }
            else if (!lost.SaysTheSame(other))
            {
                Report("changed", other.Id, $"{NameOf(lost)} was changed and is now {other.Id.Hex[..12]}");
            }
        }

        // Even where every receipt says the same, their order or numbers do not.
        if (!isNamed)
            Report("changed", seenHead, $"it was rewritten since receipt {seenHead.Hex[..12]}");

        void Report(string kind, ObjectId id, string message)
        {
            findings.Add(new Finding(kind, id.Hex, $"chain {writer}: {message}"));
            isNamed = true;
        }
    }

    private int VerifyWaiting()
    {
        var count = 0;
        foreach (var path in new WaitingReceipts(repository).Files())
        {
            if (WaitingReceipts.TryRead(path) is { } waiting)
                count += waiting.Count;
            else
                findings.Add(new Finding("waiting", path, $"receipts wait in '{path}', which can't be read"));
        }

        return count;
    }

    private static string NameOf(Receipt receipt) => $"receipt {receipt.Id.Hex[..12]} (seq {receipt.Predicate.Seq}, job {receipt.Predicate.Job.Id})";
}
