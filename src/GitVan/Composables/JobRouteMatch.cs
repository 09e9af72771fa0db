using System.Text.Json;
using GitVan.Protocol;

namespace GitVan;

/// <summary>A file that a route takes.</summary>
/// <param name="File">Its path.</param>
/// <param name="Route">The route that takes it.</param>
/// <param name="Params">What the pattern took, by name.</param>
/// <param name="Inputs">The job's inputs: the route's, with what was taken filled in.</param>
public sealed record JobRouteMatch(string File, JobRoute Route, JobValues Params, JobValues Inputs)
{
    internal static JobRouteMatch Read(JsonElement json, IReadOnlyList<JobRoute> routes) => new(
        json.Text("file"), routes[(int)json.Number("route")], JobValues.Read(json.Find("params")), JobValues.Read(json.Find("inputs")));
}
