using System.Text;
using GitVan.Engine.Files;
using GitVan.Engine.Git;

namespace GitVan.Engine.Receipts;

/// <summary>
/// The last head this clone saw of every chain, in files beside the refs: what tells a chain that was cut or rewritten from one that just
/// is short. Our own slots remember theirs themselves.
/// </summary>
internal sealed class SeenHeads(Repository repository)
{
    private string Folder => Path.Join(repository.StateDirectory, "seen");

    /// <summary>By writer id: the heads that were seen, our own slots' included.</summary>
    public ILookup<string, ObjectId> Read()
    {
        List<(string Id, ObjectId Head)> found = [.. WriterSlot.LastHeads(repository)];
        if (Directory.Exists(Folder))
        {
            foreach (var path in Directory.EnumerateFiles(Folder).Where(path => WriterId.IsOne(Path.GetFileName(path))))
                found.AddRange(HeadsIn(path).Select(head => (Path.GetFileName(path), head)));
        }

        return found.Distinct().OrderBy(pair => pair.Id, StringComparer.Ordinal).ToLookup(pair => pair.Id, pair => pair.Head);
    }

    /// <summary>Remembers a head. The caller has made sure that it continues all that were seen before.</summary>
    public void Replace(string writer, ObjectId head) => Write(writer, [head]);

    /// <summary>Remembers a head that the chain does not lead back to any more, beside what was seen.</summary>
    public void Keep(string writer, ObjectId head) => Write(writer, HeadsIn(Path.Join(Folder, writer)).Append(head).Distinct());

    private void Write(string writer, IEnumerable<ObjectId> heads) =>
        AtomicFile.Write(Path.Join(Folder, writer), Encoding.ASCII.GetBytes(string.Concat(heads.Select(head => $"{head}\n"))));

    private static List<ObjectId> HeadsIn(string path)
    {
        List<ObjectId> heads = [];
        foreach (var line in File.Exists(path) ? File.ReadLines(path) : [])
        {
            if (ObjectId.TryParse(line, out var head))
                heads.Add(head);
        }

        return heads;
    }
}
