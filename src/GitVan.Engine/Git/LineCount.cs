using System.Globalization;

namespace GitVan.Engine.Git;

/// <summary>How many lines of a path changed, as <c>git diff --numstat</c> counts them; null for binary files.</summary>
internal sealed record LineCount(string Path, string? From, int? Insertions, int? Deletions)
{
    /// <summary>Reads <c>git diff --numstat -z</c>: the path follows two tabs' fields, or nothing does and two paths are fields of their own.</summary>
    public static IEnumerable<LineCount> Parse(IReadOnlyList<string> fields)
    {
        for (var i = 0; i < fields.Count; i++)
        {
            if (fields[i].Split('\t', 3) is not [var insertions, var deletions, var path])
                continue;
            if (path.Length > 0)
                yield return new LineCount(path, null, Number(insertions), Number(deletions));
            else if (i + 2 < fields.Count)
                yield return new LineCount(fields[i += 2], fields[i - 1], Number(insertions), Number(deletions));
        }
    }

    private static int? Number(string text) => text == "-" ? null : int.Parse(text, CultureInfo.InvariantCulture);
}
