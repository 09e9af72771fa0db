using GitVan.Engine.Routes;

namespace GitVan.Engine.Configuration;

/// <summary>Makes routes of the configuration's <c>routes</c>.</summary>
internal static class RouteReader
{
    /// <param name="places">The places of values by their path.</param>
    /// <exception cref="GitVanException">A pattern or a reference to it is wrong.</exception>
    public static RouteTable Read(IReadOnlyList<RouteSettings> settings, IReadOnlyDictionary<string, string> places)
    {
        T At<T>(string path, Func<T> read)
        {
            try
            {
                return read();
            }
            catch (GitVanException e)
            {
                throw new GitVanException($"{places[path]}: {e.Message}", inner: e) { Hint = e.Hint };
            }
        }

        Route One(RouteSettings route, string path)
        {
            var pattern = At($"{path}.pattern", () => RoutePattern.Parse(route.Pattern));
            return new Route(pattern, route.Job)
            {
                With = route.With.ToDictionary(pair => pair.Key, pair => At($"{path}.with.{pair.Key}", () => RouteText.Parse(pair.Value, pattern))),
                BatchKey = route.BatchKey is { } key ? At($"{path}.batchKey", () => RouteText.Parse(key, pattern)) : null,
            };
        }

        if (settings.Count == 0)
            return RouteTable.Empty;
        var routes = settings.Select((route, i) => One(route, $"routes[{i}]")).ToList();
        return At("routes", () => new RouteTable(routes));
    }
}
