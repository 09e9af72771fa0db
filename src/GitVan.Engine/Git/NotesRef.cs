using System.Globalization;
using System.Text;

namespace GitVan.Engine.Git;

/// <summary>
/// Git notes under one ref. <c>git notes add</c> writes its ref without looking whether it has moved meanwhile, and then loses what others
/// wrote; here it is moved forward only, by compare-and-swap.
/// </summary>
public sealed class NotesRef(Repository repository, GitRunner runner, RefName name)
{
    /// <summary>A ref is held for as long as git takes to write it; this many others can be faster.</summary>
    private const int Tries = 100;
    private const int TriesInPlace = 5;

    private readonly GitRunner git = runner.AsStored();

    // What is loose needs no process to read: a commit that was just made, a note that was just written.
    private readonly LooseObjects loose = new(repository);

    /// <summary>The commit of the notes; null where there are none.</summary>
    public ObjectId? FindHead() => new RefStore(repository, git).Find(name);

    /// <summary>Which objects have a note, and the blob that is its text.</summary>
    public IReadOnlyDictionary<ObjectId, ObjectId> List() => FindHead() is null
        ? new Dictionary<ObjectId, ObjectId>()
        : git.Run(["notes", "--ref=" + name, "list"])
            .Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => line.Split(' '))
            .ToDictionary(words => ObjectId.Parse(words[1]), words => ObjectId.Parse(words[0]));

    /// <summary>The note on one object; null where it has none.</summary>
    /// <exception cref="GitFailedException">It can't be read.</exception>
    public byte[]? Find(ObjectId annotated)
    {
        if (FindHead() is null || git.TryRun(["notes", "--ref=" + name, "list", annotated.Hex]) is not { Succeeded: true } found)
            return null;
        if (loose.TryRead(ObjectId.Parse(found.Text)) is { Kind: ObjectKind.Blob } blob)
            return blob.Content;
        string[] read = ["cat-file", "blob", found.Text];
        var note = git.TryRun(read);
        return note.Succeeded ? note.Output : throw new GitFailedException(read, note);
    }

    /// <summary>Replaces the note on one object, however many others write at the same time.</summary>
    /// <param name="committer">As it stands in a commit: <see cref="Identity"/>.</param>
    /// <param name="change">From the note as it is to the note as it should be; null is none. Called again where another was faster.</param>
    /// <exception cref="GitFailedException">It can't be written.</exception>
    public void Change(ObjectId annotated, string committer, string message, Func<byte[]?, byte[]?> change)
    {
        var inPlace = 0;
        for (var attempt = 1; ; attempt++)
        {
            var head = FindHead();
            var before = Find(annotated);
            var after = change(before);
            if (after is null && before is null)
                return;
            var result = TryWrite(head, committer, message, new Dictionary<ObjectId, byte[]> { [annotated] = after ?? [] });
            if (result.Succeeded)
                return;

            // Another process may hold the ref's lock and not have moved it yet; so not at once.
            inPlace = FindHead() == head ? inPlace + 1 : 0;
            if (attempt == Tries || inPlace == TriesInPlace)
                throw new GitFailedException(["fast-import"], result);
        }
    }

    /// <summary>One commit on the notes ref. <c>git fast-import</c> knows the notes' fan-out and moves the ref only forward, by compare-and-swap.</summary>
    /// <param name="head">The commit that this follows.</param>
    /// <param name="changes">New notes; an empty one takes the note away.</param>
    public GitResult TryWrite(ObjectId? head, string committer, string message, IReadOnlyDictionary<ObjectId, byte[]> changes)
    {
        using var stream = new MemoryStream();
        void Text(string text) => stream.Write(Encoding.UTF8.GetBytes(text));
        void Data(byte[] data)
        {
            Text(string.Create(CultureInfo.InvariantCulture, $"data {data.Length}\n"));
            stream.Write(data);
            Text("\n");
        }

        Text($"feature done\ncommit {name}\ncommitter {committer}\n");
        Data(Encoding.UTF8.GetBytes(message + "\n"));
        if (head is { } from)
            Text($"from {from}\n");
        var commits = Commits([.. changes.Keys]);
        foreach (var (annotated, note) in changes.OrderBy(change => change.Key.Hex, StringComparer.Ordinal))
        {
            if (commits.Contains(annotated))
            {
                // The zero id takes a note away.
                Text(note.Length == 0 ? $"N {repository.Format.Zero} {annotated}\n" : $"N inline {annotated}\n");
            }
            else
            {
                // It knows notes on commits only, and those that are there; so by the paths a note can have.
                foreach (var path in Paths(annotated.Hex))
                    Text($"D {path}\n");
                if (note.Length > 0)
                    Text($"M 100644 inline {annotated}\n");
            }

            if (note.Length > 0)
                Data(note);
        }

        Text("done\n");
        return runner.TryRun(["fast-import", "--quiet", "--date-format=raw"], stream.ToArray());
    }

    private HashSet<ObjectId> Commits(IReadOnlyCollection<ObjectId> ids)
    {
        HashSet<ObjectId> commits = [.. ids.Where(id => loose.TryRead(id) is { Kind: ObjectKind.Commit })];
        commits.UnionWith(ObjectBatch.Describe(git, [.. ids.Except(commits).Select(id => id.Hex)]).Where(one => one.Kind == ObjectKind.Commit).Select(one => one.Id));
        return commits;
    }

    private static string[] Paths(string hex) => [hex, $"{hex[..2]}/{hex[2..]}", $"{hex[..2]}/{hex[2..4]}/{hex[4..]}"];
}
