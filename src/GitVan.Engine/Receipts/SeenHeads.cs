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
            foreach (var path in Directory.EnumerateFiles(Folder))
            {
                if (ObjectId.TryParse(File.ReadAllText(path).Trim(), out var head))
                    found.Add((Path.GetFileName(path), head));
            }
        }

        return found.Distinct().ToLookup(pair => pair.Id, pair => pair.Head);
    }

    /// <summary>Remembers a head. The caller has made sure that it continues the one seen before.</summary>
    public void Remember(string writer, ObjectId head) =>
        AtomicFile.Write(Path.Join(Folder, writer), Encoding.UTF8.GetBytes($"{head}\n"));
}
