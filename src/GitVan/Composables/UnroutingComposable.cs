using System.Text.Json;
using GitVan.Protocol;

namespace GitVan;

/// <summary>From changed files to the jobs they are for: the way back from a web framework's routes.</summary>
public sealed class UnroutingComposable
{
    private readonly Connection _connection;

    internal UnroutingComposable(Connection connection) => _connection = connection;

    /// <summary>The files that match a route, in their order, each with the first one that takes it.</summary>
    public Task<IReadOnlyList<JobRouteMatch>> MatchAsync(IReadOnlyList<JobRoute> routes, IReadOnlyList<string> files, CancellationToken ct = default) =>
        _connection.CallAsync(
            new Message("route.match").Json("routes", json => Write(json, routes)).Texts("files", files),
            json => Answer.List(json, one => JobRouteMatch.Read(one, routes)),
            ct);

    /// <summary>The runs that the files would lead to: one for each, or for all with the same batch key.</summary>
    public Task<IReadOnlyList<JobRouteBatch>> BatchAsync(IReadOnlyList<JobRoute> routes, IReadOnlyList<string> files, CancellationToken ct = default) =>
        _connection.CallAsync(
            new Message("route.batch").Json("routes", json => Write(json, routes)).Texts("files", files),
            json => Answer.List(json, one => JobRouteBatch.Read(one, routes)),
            ct);

    private static void Write(Utf8JsonWriter json, IReadOnlyList<JobRoute> routes)
    {
        json.WriteStartArray();
        foreach (var route in routes)
            route.Write(json);
        json.WriteEndArray();
    }
}
