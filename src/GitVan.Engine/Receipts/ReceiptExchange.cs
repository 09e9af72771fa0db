using System.Text;
using GitVan.Engine.Git;
using GitVan.Engine.Hashing;

namespace GitVan.Engine.Receipts;

/// <summary>
/// Brings receipts to another repository and back. A chain is only ever continued, on both sides: what is not a continuation is reported and
/// left alone, so no receipt that was not pushed can be lost.
/// </summary>
public sealed class ReceiptExchange(Repository repository, GitRunner git)
{
    private readonly ChainReader chains = new(repository, git);
    private readonly SeenHeads seenHeads = new(repository);

    /// <param name="remote">A remote's name or a URL.</param>
    /// <exception cref="GitVanException">It can't be reached.</exception>
    public ExchangeReport Fetch(string remote)
    {
        var before = FetchedHeads(remote);
        var after = FetchHeads(remote);
        List<Finding> conflicts = [.. Losses(remote, before, after)];
        List<string> moved = [];
        var current = 0;
        var own = WriterSlot.LastHeads(repository).ToLookup(slot => slot.Id, slot => slot.Head);
        var heads = chains.Heads();
        var seen = seenHeads.Read();
        foreach (var (writer, theirs) in after.OrderBy(chain => chain.Key, StringComparer.Ordinal))
        {
            ObjectId? ours = heads.TryGetValue(writer, out var id) ? id : null;
            if (ours == theirs || ours is { } known && chains.IsAncestor(theirs, known))
            {
                current++;
                continue;
            }

            var problem =
                seen[writer].Concat(ours is { } old ? [old] : []).Where(head => !chains.IsAncestor(head, theirs)).Select(head => $"which does not continue {head.Hex[..12]}").FirstOrDefault()
                ?? (own.Contains(writer) && !own[writer].Any(head => chains.IsAncestor(theirs, head)) ? "which goes on where only this clone writes" : null)
                ?? ProblemIn(writer, ours, theirs)
                ?? (TryMove(writer, ours, theirs) ? null : "but it moved here meanwhile");
            if (problem is null)
                moved.Add(writer);
            else
                conflicts.Add(new Finding("changed", writer, $"chain {writer}: '{remote}' has {theirs.Hex[..12]}, {problem}"));
        }

        return new ExchangeReport(moved, current, conflicts);
    }

    /// <param name="remote">A remote's name or a URL.</param>
    /// <exception cref="GitVanException">It can't be reached.</exception>
    public ExchangeReport Push(string remote)
    {
        var fetched = Fetch(remote);
        var theirs = FetchedHeads(remote);
        var heads = chains.Heads();
        var ahead = heads
            .Where(chain => WriterId.IsOne(chain.Key) && theirs.GetValueOrDefault(chain.Key) != chain.Value && (!theirs.TryGetValue(chain.Key, out var known) || chains.IsAncestor(known, chain.Value)))
            .Select(chain => chain.Key)
            .Order(StringComparer.Ordinal)
            .ToList();
        var refused = ahead.Count > 0 ? Send(remote, ahead) : [];
        var sent = ahead.Except(refused.Select(finding => finding.Place)).ToList();
        RememberSent(remote, sent.ToDictionary(writer => writer, writer => heads[writer]));
        return new ExchangeReport(sent, heads.Count - ahead.Count, [.. fetched.Conflicts, .. refused]);
    }

    /// <summary>What the remote had when we last looked and has no more.</summary>
    private IEnumerable<Finding> Losses(string remote, Dictionary<string, ObjectId> before, Dictionary<string, ObjectId> after)
    {
        foreach (var (writer, had) in before.OrderBy(chain => chain.Key, StringComparer.Ordinal))
        {
            if (!after.TryGetValue(writer, out var has))
                yield return new Finding("cut", writer, $"chain {writer}: '{remote}' had it up to {had.Hex[..12]} and has it no more");
            else if (has != had && chains.IsAncestor(has, had))
                yield return new Finding("cut", writer, $"chain {writer}: '{remote}' had it up to {had.Hex[..12]} and now ends with {has.Hex[..12]}");
        }
    }

    /// <summary>A stranger's commits are looked at before they become a chain of ours.</summary>
    private string? ProblemIn(string writer, ObjectId? ours, ObjectId theirs)
    {
        var ids = chains.Walk(theirs).TakeWhile(id => id != ours).ToList();
        foreach (var stored in chains.Read(ids))
        {
            var problem = "it can't be read";
            var receipt = stored is { Kind: ObjectKind.Commit, Content: { } content } ? ReceiptText.TryRead(stored.Id, content, out problem) : null;
            if (receipt is null)
                return $"but {stored.Id.Hex[..12]} in it is not a receipt: {problem}";
            if (receipt.Predicate.Writer != writer)
                return $"but {stored.Id.Hex[..12]} in it was written in chain {receipt.Predicate.Writer}";
        }

        return null;
    }

    private Dictionary<string, ObjectId> FetchHeads(string remote)
    {
        var result = Asking().TryRun(
        [
            "fetch", "--quiet", "--prune", "--no-tags", "--no-write-fetch-head", "--no-recurse-submodules", "--refmap=", remote,
            $"+{ReceiptRefs.Chains}*:{FetchedPrefix(remote)}*",
        ]);
        return result.Succeeded ? FetchedHeads(remote) : throw Unreachable(remote, result);
    }

    /// <returns>The chains that the remote did not take.</returns>
    private List<Finding> Send(string remote, IReadOnlyList<string> writers)
    {
        var result = Asking().TryRun(
            ["push", "--porcelain", "--no-recurse-submodules", "--no-follow-tags", "--no-signed", remote, .. writers.Select(writer => $"{ReceiptRefs.Chains}{writer}:{ReceiptRefs.Chains}{writer}")]);
        if (result.Succeeded)
            return [];

        // "!", the refs and why, by tabs: git-push(1) promises this form.
        List<Finding> refused =
        [
            .. result.Text.Split('\n')
                .Select(line => line.Split('\t'))
                .Where(words => words is ["!", _, _])
                .Select(words => (Writer: words[1].Split(':')[0][ReceiptRefs.Chains.Length..], Reason: words[2]))
                .Select(chain => new Finding("refused", chain.Writer, $"chain {chain.Writer}: '{remote}' did not take it: {chain.Reason}")),
        ];
        return refused.Count > 0 ? refused : throw Unreachable(remote, result);
    }

    private void RememberSent(string remote, Dictionary<string, ObjectId> sent)
    {
        if (sent.Count > 0)
            git.Run(["update-ref", "--stdin"], Encoding.ASCII.GetBytes(string.Concat(sent.Select(chain => $"update {FetchedPrefix(remote)}{chain.Key} {chain.Value}\n"))));
    }

    private static GitVanException Unreachable(string remote, GitResult result) =>
        new($"no receipts can be exchanged with '{remote}': {new GitFailedException([], result).Reason}", ExitCode.JobFailed)
        {
            Hint = "look at git remote -v, or pass another remote or a URL",
        };

    /// <summary>A stranger's names are not trusted: only what looks like a writer's id counts.</summary>
    private Dictionary<string, ObjectId> FetchedHeads(string remote) => new RefStore(repository, git).List(FetchedPrefix(remote))
        .Select(fetched => (Writer: fetched.Name.Value[FetchedPrefix(remote).Length..], fetched.Id))
        .Where(fetched => WriterId.IsOne(fetched.Writer))
        .ToDictionary(fetched => fetched.Writer, fetched => fetched.Id);

    private static string FetchedPrefix(string remote) => $"{ReceiptRefs.Fetched}{Sha256.Hex(Encoding.UTF8.GetBytes(remote))[..16]}/";

    private GitRunner Asking() => git.WithTerminal();

    private bool TryMove(string writer, ObjectId? from, ObjectId to)
    {
        var input = Encoding.ASCII.GetBytes($"option no-deref\nupdate {ReceiptRefs.Chains}{writer} {to} {from ?? repository.Format.Zero}\n");
        if (!git.TryRun(["update-ref", "--stdin"], input).Succeeded)
            return false;
        seenHeads.Replace(writer, to);
        return true;
    }
}
