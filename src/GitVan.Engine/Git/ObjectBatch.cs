using System.Globalization;
using System.Text;

namespace GitVan.Engine.Git;

/// <summary>Reads many objects with one <c>git cat-file --batch</c>.</summary>
public static class ObjectBatch
{
    /// <returns>In the order asked: each object's bytes, or null where it is missing.</returns>
    public static IReadOnlyList<(ObjectId Id, byte[]? Content)> Read(GitRunner git, IReadOnlyCollection<ObjectId> ids)
    {
        if (ids.Count == 0)
            return [];
        string[] arguments = ["cat-file", "--batch"];
        var result = git.TryRun(arguments, Encoding.ASCII.GetBytes(string.Concat(ids.Select(id => $"{id}\n"))));
        if (!result.Succeeded)
            throw new GitFailedException(arguments, result);

        List<(ObjectId, byte[]?)> found = new(ids.Count);
        ReadOnlySpan<byte> rest = result.Output;
        foreach (var id in ids)
        {
            // "<id> <type> <size>" and the content, or "<id> missing".
            var end = rest.IndexOf((byte)'\n');
            var header = Encoding.ASCII.GetString(rest[..end]);
            rest = rest[(end + 1)..];
            if (header.EndsWith(" missing", StringComparison.Ordinal))
            {
                found.Add((id, null));
                continue;
            }

            var size = int.Parse(header.AsSpan(header.LastIndexOf(' ') + 1), CultureInfo.InvariantCulture);
            found.Add((id, rest[..size].ToArray()));
            rest = rest[(size + 1)..];
        }

        return found;
    }
}
