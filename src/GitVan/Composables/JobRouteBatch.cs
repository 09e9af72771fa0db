using System.Text.Json;
using GitVan.Protocol;

namespace GitVan;

/// <summary>A run that files lead to.</summary>
/// <param name="Route">The route that takes them.</param>
/// <param name="Key">Their batch key; null where the route has none.</param>
/// <param name="Files">Their paths.</param>
/// <param name="Inputs">The job's inputs.</param>
public sealed record JobRouteBatch(JobRoute Route, string? Key, IReadOnlyList<string> Files, JobValues Inputs)
{
    internal static JobRouteBatch Read(JsonElement json, IReadOnlyList<JobRoute> routes) => new(
        routes[(int)json.Number("route")], json.FindText("key"), json.Texts("files"), JobValues.Read(json.Find("inputs")));
}
