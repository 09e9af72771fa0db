using System.Globalization;
using System.Text;

namespace GitVan.Engine.Git;

/// <summary>Reads many objects with one <c>git cat-file --batch</c>, and with few more where some are broken or too large.</summary>
public static class ObjectBatch
{
    /// <param name="limit">Bytes; of a larger object only the size is read.</param>
    /// <returns>In the order asked, one for each id.</returns>
    public static IReadOnlyList<BatchObject> Read(GitRunner git, IReadOnlyCollection<ObjectId> ids, long limit = LooseObjects.DefaultLimit)
    {
        var sizes = Describe(git, [.. ids.Select(id => id.Hex)]).Zip(ids, (found, id) => found with { Id = id }).ToList();
        var wanted = new Queue<BatchObject>(sizes.Where(one => one.Kind is not null && one.Size <= limit));
        var contents = new Dictionary<ObjectId, byte[]>();
        while (wanted.Count > 0)
        {
            ReadSome(git, wanted, contents);

            // Git stops at an object that it can't unpack.
            wanted.TryDequeue(out _);
        }

        return [.. sizes.Select(one => one with { Content = contents.GetValueOrDefault(one.Id) })];
    }

    /// <summary>Kinds and sizes, without reading the objects.</summary>
    /// <param name="names">Anything that git resolves, without line breaks: <c>&lt;tree&gt;:path</c>.</param>
    /// <returns>In the order asked; the id is zero where there is no such object.</returns>
    public static IReadOnlyList<BatchObject> Describe(GitRunner git, IReadOnlyCollection<string> names)
    {
        if (names.Count == 0)
            return [];
        var output = git.Run(["cat-file", "--batch-check"], Lines(names));
        return [.. output.Split('\n').Select(line => TryParseHeader(line, out var found) ? found : default)];
    }

    // Takes from the queue what could be read; the first that stays could not.
    private static void ReadSome(GitRunner git, Queue<BatchObject> wanted, Dictionary<ObjectId, byte[]> contents)
    {
        ReadOnlySpan<byte> rest = git.TryRun(["cat-file", "--batch"], Lines(wanted.Select(one => one.Id.Hex))).Output;
        while (wanted.TryPeek(out var next) && rest.IndexOf((byte)'\n') is var end and >= 0)
        {
            var header = Encoding.ASCII.GetString(rest[..end]);
            rest = rest[(end + 1)..];
            if (TryParseHeader(header, out var found))
            {
                if (found.Id != next.Id || found.Size >= rest.Length)
                    return;
                contents[next.Id] = rest[..(int)found.Size].ToArray();
                rest = rest[((int)found.Size + 1)..];
            }

            wanted.Dequeue();
        }
    }

    private static byte[] Lines(IEnumerable<string> names) => Encoding.UTF8.GetBytes(string.Concat(names.Select(name => name + "\n")));

    // "<id> <kind> <size>"; "<name> missing" is none.
    private static bool TryParseHeader(string line, out BatchObject found)
    {
        found = default;
        if (line.Split(' ') is not [var hex, var kind, var digits] || !ObjectId.TryParse(hex, out var id)
            || ObjectKindNames.Find(Encoding.ASCII.GetBytes(kind)) is not { } known
            || !long.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var size))
            return false;
        found = new BatchObject(id, known, size, null);
        return true;
    }
}
