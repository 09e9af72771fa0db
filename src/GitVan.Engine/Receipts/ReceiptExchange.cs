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
    private readonly RefStore refs = new(repository, git);

    /// <param name="remote">A remote's name or a URL.</param>
    public ExchangeReport Fetch(string remote)
    {
        List<string> moved = [];
        List<Finding> conflicts = [];
        var current = 0;
        foreach (var (writer, theirs) in FetchHeads(remote))
        {
            var name = RefName.Parse(ReceiptRefs.Chains + writer);
            var ours = refs.Find(name);
            var seen = new SeenHeads(repository).Read()[writer];
            if (ours == theirs || ours is { } known && IsAncestor(theirs, known))
                current++;
            else if (ours is { } old && !IsAncestor(old, theirs) || seen.Any(head => !IsAncestor(head, theirs)))
                conflicts.Add(new Finding("changed", writer, $"chain {writer}: '{remote}' has {theirs.Hex[..12]}, which does not continue {(ours ?? seen.First()).Hex[..12]}"));
            else if (Move(name, ours, theirs))
                moved.Add(writer);
            else
                conflicts.Add(new Finding("changed", writer, $"chain {writer}: moved while it was fetched"));
        }

        foreach (var (writer, head) in chains.Heads().Where(chain => moved.Contains(chain.Key)))
            new SeenHeads(repository).Remember(writer, head);
        return new ExchangeReport(moved, current, conflicts);
    }

    /// <param name="remote">A remote's name or a URL.</param>
    public ExchangeReport Push(string remote)
    {
        var fetched = Fetch(remote);
        var theirs = FetchedHeads(remote);
        var ahead = chains.Heads()
            .Where(chain => theirs.GetValueOrDefault(chain.Key) != chain.Value && fetched.Conflicts.All(conflict => conflict.Place != chain.Key))
            .Select(chain => chain.Key)
            .ToList();
        if (ahead.Count > 0)
            Asking().Run(["push", "--quiet", "--no-recurse-submodules", remote, .. ahead.Select(writer => $"{ReceiptRefs.Chains}{writer}:{ReceiptRefs.Chains}{writer}")]);
        return new ExchangeReport(ahead, chains.Heads().Count - ahead.Count, fetched.Conflicts);
    }

    private IReadOnlyDictionary<string, ObjectId> FetchHeads(string remote)
    {
        Asking().Run(
        [
            "fetch", "--quiet", "--prune", "--no-tags", "--no-write-fetch-head", "--no-recurse-submodules", "--refmap=", remote,
            $"+{ReceiptRefs.Chains}*:{FetchedPrefix(remote)}*",
        ]);
        return FetchedHeads(remote);
    }

    /// <summary>A stranger's names are not trusted: only what looks like a writer's id counts.</summary>
    private Dictionary<string, ObjectId> FetchedHeads(string remote) => refs.List(FetchedPrefix(remote))
        .Select(fetched => (Writer: fetched.Name.Value[FetchedPrefix(remote).Length..], fetched.Id))
        .Where(fetched => fetched.Writer.Length == 16 && fetched.Writer.All(char.IsAsciiHexDigitLower))
        .ToDictionary(fetched => fetched.Writer, fetched => fetched.Id);

    private static string FetchedPrefix(string remote) => $"{ReceiptRefs.Fetched}{Sha256.Hex(Encoding.UTF8.GetBytes(remote))[..16]}/";

    private GitRunner Asking() => git.WithTerminal();

    private bool IsAncestor(ObjectId ancestor, ObjectId descendant) =>
        git.TryRun(["merge-base", "--is-ancestor", ancestor.Hex, descendant.Hex]).Succeeded;

    private bool Move(RefName name, ObjectId? from, ObjectId to) =>
        git.TryRun(["update-ref", name.Value, to.Hex, (from ?? repository.Format.Zero).Hex]).Succeeded;
}
