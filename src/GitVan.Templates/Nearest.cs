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

    // Levenshtein's, in which two letters that changed places are one mistake.
    private static int Distance(string a, string b)
    {
        var distance = new int[a.Length + 1, b.Length + 1];
        for (var i = 0; i <= a.Length; i++) distance[i, 0] = i;
        for (var j = 0; j <= b.Length; j++) distance[0, j] = j;
        for (var i = 1; i <= a.Length; i++)
        {
            for (var j = 1; j <= b.Length; j++)
            {
                var change = distance[i - 1, j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
                var least = Math.Min(Math.Min(distance[i - 1, j], distance[i, j - 1]) + 1, change);
                var swapped = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
                distance[i, j] = swapped ? Math.Min(least, distance[i - 2, j - 2] + 1) : least;
            }
        }

        return distance[a.Length, b.Length];
    }
}
