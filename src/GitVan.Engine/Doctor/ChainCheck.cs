using GitVan.Engine.Git;
using GitVan.Engine.Receipts;

namespace GitVan.Engine.Doctor;

/// <summary>Each chain ends in a receipt that can be read and still holds what this clone saw in it. Only <c>receipt verify</c> looks at all of them.</summary>
internal static class ChainCheck
{
    public const string Name = "chains";

    private const string Verify = "run: gitvan receipt verify";

    public static IEnumerable<CheckResult> Run(CheckContext context)
    {
        var chains = new ChainReader(context.Repository, context.Git);
        var heads = chains.Heads();
        List<CheckResult> found = [.. Unreadable(context.Repository).Select(name => Fail($"{name} is not a ref that git can read", $"delete it if 'gitvan receipt fetch' can bring it back: rm {CheckContext.Quote(Path.Join(context.Repository.CommonDirectory, name))}"))];
        foreach (var ((writer, head), end) in heads.Zip(chains.Read(heads.Values)))
        {
            if (end.Kind is null)
                found.Add(Fail($"{ReceiptRefs.Chains}{writer} names {head.Hex[..12]}, which is missing", "fetch it from a clone that has it: gitvan receipt fetch <remote>"));
            else if (TryRead(end, out var problem) is null)
                found.Add(Fail($"{ReceiptRefs.Chains}{writer} ends with {head.Hex[..12]}, which is no receipt: {problem}", Verify));
        }

        foreach (var seen in new SeenHeads(context.Repository).Read())
            found.AddRange(seen.Distinct().Select(id => Lost(chains, seen.Key, id, heads)).OfType<CheckResult>());
        return found.Count > 0
            ? found
            : [new CheckResult(Name, CheckStatus.Ok, heads.Count == 0 ? "there is no receipt yet" : $"{heads.Count} {(heads.Count == 1 ? "ends" : "end")} as this clone last saw, or further on")];
    }

    /// <returns>Null where the chain still holds the receipt.</returns>
    private static CheckResult? Lost(ChainReader chains, string writer, ObjectId seen, IReadOnlyDictionary<string, ObjectId> heads)
    {
        var name = ReceiptRefs.Chains + writer;
        var exists = heads.TryGetValue(writer, out var head);
        if (exists && (head == seen || chains.IsAncestor(seen, head)))
            return null;

        // Where the receipts themselves are still there, the ref can go back to them, and nothing after them is lost.
        var isCut = chains.Find(seen) is not null && (!exists || chains.IsAncestor(head, seen));
        return Fail(
            exists ? $"{name} no longer holds {seen.Hex[..12]}, which this clone saw in it" : $"{name} is gone; it ended with {seen.Hex[..12]} when this clone last saw it",
            isCut ? $"see what is missing with gitvan receipt verify, and put the chain back: git update-ref {name} {seen.Hex}" : Verify);
    }

    private static Receipt? TryRead(BatchObject end, out string problem)
    {
        problem = "it is no commit that can be read";
        return end is { Kind: ObjectKind.Commit, Content: { } content } ? ReceiptText.TryRead(end.Id, content, out problem) : null;
    }

    /// <summary>Files that a list of refs leaves out because they hold none.</summary>
    private static IEnumerable<string> Unreadable(Repository repository)
    {
        var reader = new RefReader(repository);
        var folder = Path.Join(repository.CommonDirectory, ReceiptRefs.Chains);
        if (!reader.CanRead || !Directory.Exists(folder))
            yield break;
        foreach (var path in Directory.EnumerateFiles(folder))
        {
            if (RefName.TryParse(ReceiptRefs.Chains + Path.GetFileName(path), out var name) && !CanFind(reader, name))
                yield return name.Value;
        }
    }

    private static bool CanFind(RefReader reader, RefName name)
    {
        try
        {
            return reader.Find(name) is not null;
        }
        catch (GitVanException)
        {
            return false;
        }
    }

    private static CheckResult Fail(string message, string mend) => new(Name, CheckStatus.Fail, message, mend);
}
