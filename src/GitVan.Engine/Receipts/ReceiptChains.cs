using System.Text;
using GitVan.Engine.Files;
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

    private static readonly string[] UpdateRef = ["update-ref", "--stdin"];

    private readonly ChainReader chains = new(repository, git);
    private readonly WaitingReceipts waiting = new(repository);
    private readonly ReceiptSigner signer = new(repository, environment, git);

    private StartedGit? ready;

    /// <summary>A test's chance to stop the process at a named step; nothing in a real run.</summary>
    public Action<string> Step { get; init; } = _ => { };

    /// <summary>Whether new receipts are signed. Those that waited say it themselves.</summary>
    public bool Sign { get; init; }

    /// <summary>Lets git get ready for the next append while jobs run: it needs longer to start than to move a ref.</summary>
    /// <returns>To be disposed of after the append.</returns>
    public IDisposable? Prepare()
    {
        if (environment.ContainsKey(GitEnvironment.QuarantinePath))
            return null;
        try
        {
            return ready = git.Start(UpdateRef);
        }
        catch (GitVanException)
        {
            // The append says why.
            return null;
        }
    }

    /// <summary>Appends the receipts of these runs, and those that waited, in one ref transaction.</summary>
    /// <returns>Where they are now, or that they wait.</returns>
    /// <exception cref="GitVanException">They wait for a signature, or could not be kept at all: the disk is full, or the git directory can't be written.</exception>
    public AppendOutcome Append(IReadOnlyList<Run> runs, string host, Redaction redaction) =>
        Append([.. runs.Select(run => WaitingReceipt.Of(run, host, redaction) with { Sign = Sign })]);

    /// <summary>Appends what waited, if it can be. Starts no process where nothing did.</summary>
    public AppendOutcome AppendWaiting() => Append([]);

    private AppendOutcome Append(IReadOnlyList<WaitingReceipt> receipts)
    {
        // Git refuses ref updates while a push is in quarantine, and objects written there may vanish with it.
        if (environment.ContainsKey(GitEnvironment.QuarantinePath))
            return Wait(receipts, AppendOutcome.Quarantine);
        try
        {
            return AppendWithEarlier(receipts, sign: true);
        }
        catch (SigningException e) when (receipts.Count > 0 && Sign)
        {
            Wait(receipts, e.Message);
            throw new GitVanException($"the receipt waits in a file until it can be signed: {e.Message}", ExitCode.JobFailed, e) { Hint = e.Hint };
        }
        catch (SigningException e)
        {
            // What needs no signature does not wait for what does.
            return AppendWithEarlier(receipts, sign: false) is var outcome && receipts.Count > 0 ? outcome : new AppendOutcome.Waiting(e.Message);
        }
    }

    private AppendOutcome AppendWithEarlier(IReadOnlyList<WaitingReceipt> receipts, bool sign)
    {
        try
        {
            using var earlier = waiting.Claim(sign);
            if (AppendToChain([.. earlier.Receipts.Where(receipt => !chains.HasRun(receipt.Statement.Predicate.RunId)), .. receipts], out var problem) is not { } written)
                return Wait(receipts, problem);
            earlier.Remove();
            return new AppendOutcome.Written(written);
        }
        catch (Exception e) when (e is GitVanException and not SigningException || WriteFailure.IsOne(e))
        {
            return Wait(receipts, e.Message);
        }
    }

    private AppendOutcome.Waiting Wait(IReadOnlyList<WaitingReceipt> receipts, string reason)
    {
        try
        {
            if (receipts.Count > 0)
                waiting.Add(receipts);
            Step("receipts wait");
            return new AppendOutcome.Waiting(reason);
        }
        catch (GitVanException e)
        {
            throw new GitVanException($"the receipt could not be kept: {e.Message}", ExitCode.JobFailed, e) { Hint = e.Hint };
        }
    }

    /// <returns>The new commits in order; null where no chain could be moved.</returns>
    private List<ObjectId>? AppendToChain(IReadOnlyList<WaitingReceipt> receipts, out string problem)
    {
        problem = "all writer slots are taken";
        var from = 0;
        for (var attempt = 0; attempt < Tries && receipts.Count > 0; attempt++)
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
                    Step("head remembered");
                    return commits;
                }

                problem = result.Error.Split('\n')[0];
            }

            // Somebody moved this chain, or its lock file is stale: another chain takes the receipt.
            from = number + 1;
        }

        return receipts.Count == 0 ? [] : null;
    }

    /// <summary>The chain's end and its number. A chain that does not continue what this slot wrote is left as it is, for <c>receipt verify</c>.</summary>
    private (ObjectId? Head, long Seq) HeadOf(WriterSlot slot)
    {
        var head = chains.FindHead(slot.Ref);
        if (head is { } same && same == slot.Head && !new LooseObjects(repository).IsBroken(same))
            return (head, slot.Seq);
        if (head is { } id && chains.Find(id) is { } last && last.Predicate.Writer == slot.Id && (slot.Head is not { } seen || Continues(last, seen)))
            return (head, last.Predicate.Seq);
        if (head is not null || slot.Head is not null)
        {
            if (slot.Head is { } lost)
                new SeenHeads(repository).Keep(slot.Id, lost);
            slot.StartAnew();
        }

        return (null, 0);
    }

    /// <summary>Further on where a kill came between moving the ref and remembering it.</summary>
    private bool Continues(Receipt last, ObjectId seen) => last.Parent == seen || chains.IsAncestor(seen, last.Id);

    private List<ObjectId> WriteCommits(IReadOnlyList<WaitingReceipt> receipts, string writer, ObjectId? head, long seq)
    {
        var objects = new LooseObjects(repository);
        List<ObjectId> commits = [];
        foreach (var receipt in receipts)
        {
            var tree = receipt.Output is { } output ? ReceiptTree.Write(objects, output) : repository.Format.EmptyTree;
            if (head is null && receipt.Output is null)
                objects.Write(ObjectKind.Tree, []);
            var statement = receipt.Placed(writer, ++seq);
            var text = ReceiptText.Write(tree, head, statement);
            if (receipt.Sign)
                text = ReceiptText.Write(tree, head, statement, signer.Sign(text));
            var commit = objects.Write(ObjectKind.Commit, text);
            commits.Add(commit);
            head = commit;
        }

        return commits;
    }

    // Never through a symbolic ref, which would move somebody's branch.
    private GitResult Move(RefName name, ObjectId? from, ObjectId to)
    {
        using var updater = ready ?? git.Start(UpdateRef);
        ready = null;
        return updater.End(Encoding.ASCII.GetBytes($"option no-deref\nupdate {name} {to} {from ?? repository.Format.Zero}\n"));
    }
}
