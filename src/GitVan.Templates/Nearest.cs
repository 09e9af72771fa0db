namespace GitVan.Templates;

/// <summary>Finds the name that was probably meant.</summary>
internal static class Nearest
{
    private const int LongestName = 64;

    /// <summary>"did you mean 'x'?", or null where nothing is near.</summary>
    public static string? Hint(string name, IEnumerable<string> known) =>
        Find(name, known) is { } nearest ? $"did you mean '{nearest}'?" : null;

    public static string? Find(string name, IEnumerable<string> known)
    {
        if (name.Length > LongestName) return null;
        var most = Math.Max(1, name.Length / 3);
        return known
            .Where(one => Math.Abs(one.Length - name.Length) <= most)
            .Select(one => (Name: one, Distance: Distance(name.ToLowerInvariant(), one.ToLowerInvariant())))
            .Where(one => one.Distance <= most)
            .OrderBy(one => one.Distance).ThenBy(one => one.Name, StringComparer.Ordinal)
            .Select(one => one.Name).FirstOrDefault();
    }

    // Levenshtein's, with one row.
    private static int Distance(string a, string b)
    {
        var row = Enumerable.Range(0, b.Length + 1).ToArray();
        for (var i = 1; i <= a.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var above = row[j];
                row[j] = Math.Min(Math.Min(above, row[j - 1]) + 1, diagonal + (a[i - 1] == b[j - 1] ? 0 : 1));
                diagonal = above;
            }
        }

        return row[b.Length];
    }
}
