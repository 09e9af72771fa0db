namespace GitVan.Engine.Git;

/// <summary>A path that <c>git status</c> lists, with git's letters.</summary>
/// <param name="From">What it was called before, where it was renamed or copied.</param>
internal sealed record StatusRecord(string Path, string? From, char Index, char WorkTree)
{
    // How many fields stand before the path (git-status(1), "Porcelain Format Version 2").
    private const int Ordinary = 8, Renamed = 9, Unmerged = 10;

    /// <summary>Reads <c>git status --porcelain=v2 -z</c>.</summary>
    public static IEnumerable<StatusRecord> Parse(IReadOnlyList<string> fields)
    {
        for (var i = 0; i < fields.Count; i++)
        {
            var line = fields[i];
            if (line.Length < 3)
                continue;
            switch (line[0])
            {
                case '1':
                    yield return new StatusRecord(PathOf(line, Ordinary), null, line[2], line[3]);
                    break;
                case '2':
                    yield return new StatusRecord(PathOf(line, Renamed), fields.ElementAtOrDefault(++i), line[2], line[3]);
                    break;
                case 'u':
                    yield return new StatusRecord(PathOf(line, Unmerged), null, line[2], line[3]);
                    break;
                case '?' or '!':
                    yield return new StatusRecord(line[2..], null, line[0], line[0]);
                    break;
            }
        }
    }

    private static string PathOf(string line, int before) => line.Split(' ', before + 1)[^1];
}
