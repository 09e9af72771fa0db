using System.Text;
using GitVan.Engine.Files;
using GitVan.Engine.Git;

namespace GitVan.Engine.Receipts;

/// <summary>
/// The view of receipts in git notes, on the commits they are about. It follows the chains and may lag behind them; it is never the truth.
/// Bringing it up adds lines only: a line that no chain bears out stays until somebody asks for its removal.
/// </summary>
public sealed class ReceiptView(Repository repository, GitRunner runner, TimeProvider time)
{
    private const int Tries = 10;
    private const int TriesInPlace = 3;

    private readonly ChainReader chains = new(repository, runner);
    private readonly GitRunner git = runner.AsStored();
    private readonly NotesRef view = new(repository, runner, RefName.Parse(ReceiptRefs.View));

    /// <summary>A test's chance to stop the process at a named step; nothing in a real run.</summary>
    public Action<string> Step { get; init; } = _ => { };

    private string StatePath => Path.Join(repository.StateDirectory, "view");

    /// <summary>The chains have gained receipts since the view was last brought up.</summary>
    public bool IsBehind => chains.Heads().Values.Except(ReadState()).Any();

    /// <summary>Adds what the chains have gained since the last time. Does nothing, and starts no process, where they gained nothing.</summary>
    public void CatchUp()
    {
        var heads = chains.Heads();

        var known = ReadState();
        var grown = heads.Values.Where(head => !known.Contains(head)).ToList();
        if (grown.Count == 0)
            return;
        var existing = ObjectBatch.Describe(git, [.. known.Select(head => head.Hex)]).Where(one => one.Kind == ObjectKind.Commit).Select(one => one.Id);
        Update([.. chains.Between(existing, grown)], isWhole: false, force: false);
        WriteState(heads.Values);
    }

    /// <summary>Compares the whole view with the chains and adds what is missing.</summary>
    /// <param name="force">Also removes the lines that no chain bears out.</param>
    public ViewReport Reindex(bool force)
    {
        var heads = chains.Heads();
        var report = Update([.. chains.Newest()], isWhole: true, force);
        WriteState(heads.Values);
        return report;
    }

    /// <summary>The lines of each note. Reading them changes nothing.</summary>
    internal Dictionary<ObjectId, string[]> ReadNotes(IReadOnlySet<ObjectId>? only = null)
    {
        var notes = view.List().Where(note => only is null || only.Contains(note.Key)).ToList();
        var blobs = ObjectBatch.Read(git, [.. notes.Select(note => note.Value)]);
        return notes.Zip(blobs).ToDictionary(
            pair => pair.First.Key,
            pair => Encoding.UTF8.GetString(pair.Second.Content ?? "(a note that can't be read)"u8).Split('\n', StringSplitOptions.RemoveEmptyEntries));
    }

    /// <summary>What is in the view and in no chain. A line that is missing is lag, not a contradiction.</summary>
    /// <param name="areAll">Whether these are all receipts; where some can't be read, a line may be about one of them.</param>
    internal static IReadOnlyList<Finding> Contradictions(Dictionary<ObjectId, string[]> notes, IReadOnlyDictionary<string, Receipt> receipts, bool areAll)
    {
        List<Finding> found = [];
        foreach (var (commit, lines) in notes)
        {
            foreach (var line in lines)
            {
                if (Contradiction(commit, line, receipts, areAll) is { } reason)
                    found.Add(new Finding("view", commit.Hex, $"the view on commit {commit.Hex[..12]} says '{line}', but {reason}"));
            }
        }

        return found;
    }

    private static string? Contradiction(ObjectId commit, string line, IReadOnlyDictionary<string, Receipt> receipts, bool areAll)
    {
        var words = line.Split(' ');
        if (words.Length < 4)
            return "that is no line of a view";
        if (!receipts.TryGetValue(words[1], out var receipt))
            return areAll ? "no chain holds such a receipt" : null;
        if (receipt.Commit != commit.Hex)
            return $"that receipt is about {receipt.Commit ?? receipt.SubjectTree}";
        return ViewLine.Of(receipt) == line ? null : $"the receipt says '{ViewLine.Of(receipt)}'";
    }

    private ViewReport Update(IReadOnlyList<Receipt> receipts, bool isWhole, bool force)
    {
        var wanted = receipts.Where(receipt => receipt.Commit is not null).ToLookup(receipt => ObjectId.Parse(receipt.Commit!), ViewLine.Of);
        var commits = wanted.Select(group => group.Key).ToHashSet();
        var byId = receipts.ToDictionary(receipt => receipt.Id.Hex);
        for (var attempt = 1; ; attempt++)
        {
            var head = FindView();
            var notes = ReadNotes(isWhole ? null : commits);
            var contradictions = isWhole ? Contradictions(notes, byId, areAll: !chains.FoundBroken) : [];
            var (changes, added, lines) = Changes(wanted, notes, force ? byId : null);
            if (changes.Count == 0 || TryWrite(head, changes) is not { Succeeded: false } refusal)
            {
                Step("view written");
                return new ViewReport(lines, added, contradictions);
            }


            // Another process may hold the ref's lock and not have moved it yet; so not at once.
            if (attempt >= TriesInPlace && FindView() == head)
                throw new GitVanException($"the view {ReceiptRefs.View} could not be written: {new GitFailedException([], refusal).Reason}", ExitCode.JobFailed) { Hint = "run: gitvan doctor" };
            if (attempt == Tries)
                throw new GitVanException($"the view {ReceiptRefs.View} kept changing while it was written", ExitCode.JobFailed) { Hint = "run: gitvan receipt reindex" };
        }
    }

    private (Dictionary<ObjectId, string[]> Changes, int Added, int Lines) Changes(
        ILookup<ObjectId, string> wanted, Dictionary<ObjectId, string[]> notes, Dictionary<string, Receipt>? force)
    {
        var changes = new Dictionary<ObjectId, string[]>();
        int added = 0, count = 0;
        var existing = Existing([.. wanted.Select(group => group.Key)]);
        foreach (var commit in wanted.Select(group => group.Key).Union(notes.Keys))
        {
            var before = notes.GetValueOrDefault(commit, []);
            var kept = force is null ? before : [.. before.Where(line => Contradiction(commit, line, force, areAll: !chains.FoundBroken) is null)];
            var missing = existing.Contains(commit) ? wanted[commit].Except(kept).ToList() : [];
            added += missing.Count;
            string[] after = [.. kept.Concat(missing).Order(StringComparer.Ordinal)];
            count += after.Length;
            if (missing.Count > 0 || kept.Length != before.Length)
                changes[commit] = after;
        }

        return (changes, added, count);
    }

    /// <summary>A commit may be gone (rebased away and collected); git keeps no note on it then.</summary>
    private HashSet<ObjectId> Existing(IReadOnlyList<ObjectId> commits)
    {
        return [.. ObjectBatch.Describe(git, [.. commits.Select(id => id.Hex)]).Where(one => one.Kind == ObjectKind.Commit).Select(one => one.Id)];
    }

    private GitResult TryWrite(ObjectId? head, Dictionary<ObjectId, string[]> changes)
    {
        var committer = new Identity("gitvan", "gitvan@localhost", time.GetUtcNow());
        return view.TryWrite(head, committer.ToString(), "Bring the view of receipts up", changes.ToDictionary(change => change.Key, change => Note(change.Value)));
    }

    private static byte[] Note(IEnumerable<string> lines) => Encoding.UTF8.GetBytes(string.Concat(lines.Select(line => line + "\n")));

    private ObjectId? FindView() => view.FindHead();

    /// <summary>The chains' ends that the view has. None where it was deleted since: it is made again.</summary>
    private HashSet<ObjectId> ReadState()
    {
        var lines = File.Exists(StatePath) ? File.ReadAllLines(StatePath) : [];
        return lines.Contains(ReceiptRefs.View) && FindView() is null ? [] : [.. lines.Where(line => ObjectId.TryParse(line, out _)).Select(ObjectId.Parse)];
    }

    private void WriteState(IEnumerable<ObjectId> heads)
    {
        var lines = heads.Select(head => head.Hex);
        AtomicFile.Write(StatePath, Encoding.ASCII.GetBytes(string.Concat((FindView() is null ? lines : lines.Prepend(ReceiptRefs.View)).Select(line => line + "\n"))));
    }
}
