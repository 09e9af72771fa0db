namespace GitVan.Engine.Routes;

/// <summary>All routes in their order, and the files they lead to jobs. Pure: it looks at paths alone, never at a disk.</summary>
public sealed class RouteTable
{
    public const int MostRoutes = 10_000;
    public const int MostFiles = 100_000;

    private readonly IReadOnlyList<Route> routes;

    /// <summary>The numbers of routes, rising, by their pattern's anchor: a file asks only those above it.</summary>
    private readonly Dictionary<string, List<int>> byAnchor = [];

    /// <exception cref="GitVanException">There are too many.</exception>
    public RouteTable(IReadOnlyList<Route> routes)
    {
        if (routes.Count > MostRoutes)
            throw new GitVanException($"there are {routes.Count} routes, expected at most {MostRoutes}") { Hint = "join routes whose patterns differ in one segment" };
        this.routes = routes;
        for (var i = 0; i < routes.Count; i++)
        {
            if (!byAnchor.TryGetValue(routes[i].Pattern.Anchor, out var numbers))
                byAnchor[routes[i].Pattern.Anchor] = numbers = [];
            numbers.Add(i);
        }
    }

    public static RouteTable Empty { get; } = new([]);

    /// <summary>The files that a route matches, each with the first one that does, in the order given and none twice.</summary>
    /// <param name="files">Paths from the top of the repository, with <c>/</c> between their segments.</param>
    /// <exception cref="GitVanException">There are too many.</exception>
    public IReadOnlyList<RouteMatch> Match(IReadOnlyCollection<string> files)
    {
        if (files.Count > MostFiles)
            throw new GitVanException($"{files.Count} files changed, expected at most {MostFiles} for routes") { Hint = "run the jobs by hand: gitvan job run" };
        return [.. files.Distinct().Select(First).OfType<RouteMatch>()];
    }

    /// <summary>The runs that the files lead to: one for each file, or for each text of a batch key.</summary>
    /// <exception cref="GitVanException">There are too many files.</exception>
    public IReadOnlyList<RouteBatch> Batches(IReadOnlyCollection<string> files) =>
    [
        .. from match in Match(files)
           let key = match.Route.BatchKey?.ToText(match)
           group match by (match.Route.Job, key ?? match.File, key is null) into matches
           select new RouteBatch(matches.First().Route, matches.First().Route.BatchKey is null ? null : matches.Key.Item2, matches.First().ToInputs(), [.. matches.Select(match => match.File)]),
    ];

    private RouteMatch? First(string file)
    {
        RouteMatch? found = null;
        var first = routes.Count;
        var anchors = byAnchor.GetAlternateLookup<ReadOnlySpan<char>>();
        ReadOnlySpan<char> path = '/' + file;
        for (var end = 0; end >= 0; end = Next(path, end))
        {
            if (!anchors.TryGetValue(path[..end], out var numbers))
                continue;
            foreach (var number in numbers.TakeWhile(number => number < first))
            {
                if (routes[number].Pattern.Match(file) is { } parameters)
                {
                    (first, found) = (number, new RouteMatch(routes[number], file, parameters));
                    break;
                }
            }
        }

        return found;
    }

    /// <summary>The end of the next longer beginning of the path that is whole segments; -1 behind the last.</summary>
    private static int Next(ReadOnlySpan<char> path, int end)
    {
        if (end == path.Length)
            return -1;
        var length = path[(end + 1)..].IndexOf('/');
        return length < 0 ? path.Length : end + 1 + length;
    }
}
