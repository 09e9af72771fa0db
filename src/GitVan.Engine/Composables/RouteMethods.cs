using System.Text.Json.Nodes;
using GitVan.Engine.Protocol;
using GitVan.Engine.Routes;

namespace GitVan.Engine.Composables;

/// <summary>Routing of paths that a job has at hand. Pure: it looks at no disk.</summary>
internal static class RouteMethods
{
    public static IReadOnlyList<Method> Methods { get; } = [new("route.match", ["routes", "files"], Match), new("route.batch", ["routes", "files"], Batch)];

    private static JsonArray Match(Call call)
    {
        var (routes, table) = Read(call);
        return new JsonArray([.. table.Match(call.Texts("files")).Select(match => new JsonObject
        {
            ["file"] = match.File,
            ["route"] = routes.IndexOf(match.Route),
            ["params"] = match.Parameters.DeepClone(),
            ["inputs"] = match.ToInputs(),
        })]);
    }

    private static JsonArray Batch(Call call)
    {
        var (routes, table) = Read(call);
        return new JsonArray([.. table.Batches(call.Texts("files")).Select(batch =>
        {
            var document = new JsonObject { ["route"] = routes.IndexOf(batch.Route) };
            if (IsNamed(batch.Job))
                document["job"] = batch.Job;
            if (batch.Key is { } key)
                document["key"] = key;
            document["files"] = new JsonArray([.. batch.Files.Select(file => JsonValue.Create(file))]);
            document["inputs"] = batch.Inputs;
            return document;
        })]);
    }

    private static (List<Route> Routes, RouteTable Table) Read(Call call)
    {
        if (call.Find("routes") is not JsonArray list)
            throw Call.Missing("routes", "a list of {pattern, job, with, batchKey}");
        if (!call.Has("files"))
            throw Call.Missing("files", "a list of paths");
        List<Route> routes = [.. list.Select((item, i) => item is JsonObject map ? One(new Call(map), i) : throw Call.Wrong($"routes[{i}] is no object, expected {{pattern, job, with, batchKey}}"))];
        return (routes, new RouteTable(routes));
    }

    private static Route One(Call call, int number)
    {
        try
        {
            call.Refuse($"routes[{number}]", ["pattern", "job", "with", "batchKey"]);
            var pattern = RoutePattern.Parse(call.Text("pattern"));
            return new Route(pattern, call.FindText("job") ?? $"\0{number}")
            {
                With = (call.FindObject("with") ?? []).ToDictionary(pair => pair.Key, pair => RouteText.Parse(pair.Value?.ToString() ?? "", pattern)),
                BatchKey = call.FindText("batchKey") is { } key ? RouteText.Parse(key, pattern) : null,
            };
        }
        catch (GitVanException e)
        {
            throw Call.Wrong($"routes[{number}]: {e.Message}", e.Hint);
        }
    }

    /// <summary>A route without a job stands for itself.</summary>
    private static bool IsNamed(string job) => !job.StartsWith('\0');
}
