using System.Text;

namespace GitVan.Engine.Git;

/// <summary>The content of a tree object.</summary>
public static class TreeText
{
    /// <summary>Sorts the entries as git does.</summary>
    /// <exception cref="GitVanException">A name can't be one part of a path, or comes twice.</exception>
    public static byte[] Write(IEnumerable<TreeEntry> entries)
    {
        List<(byte[] Key, TreeEntry Entry)> sorted = [.. entries.Select(entry => (Key(entry), entry))];
        sorted.Sort((a, b) => a.Key.AsSpan().SequenceCompareTo(b.Key));
        var names = new HashSet<string>(StringComparer.Ordinal);
        using var text = new MemoryStream();
        foreach (var (_, entry) in sorted)
        {
            if (entry.Name is "" or "." or ".." || entry.Name.Equals(".git", StringComparison.OrdinalIgnoreCase)
                || entry.Name.AsSpan().ContainsAny('/', '\0') || !names.Add(entry.Name))
                throw new GitVanException($"'{entry.Name}' can't be a name in a tree, or is there twice") { Hint = "choose another name" };
            text.Write(Encoding.UTF8.GetBytes($"{entry.Mode} {entry.Name}\0"));
            text.Write(entry.Id.ToBytes());
        }

        return text.ToArray();
    }

    // Git compares a tree's name as if it ended with a slash.
    private static byte[] Key(TreeEntry entry) => Encoding.UTF8.GetBytes(entry.IsTree ? entry.Name + "/" : entry.Name);
}
