using System.Text.Json;
using System.Text.Json.Nodes;

namespace GitVan.Benchmarks.Templates;

/// <summary>What the templates are rendered with: the same each time, and no two entries alike.</summary>
internal static class TemplateValues
{
    private static readonly string[] Types = ["feat", "fix", "docs"], Authors = ["Ada", "Grace", "Edsger", "Barbara", "Donald"];

    public static IReadOnlyDictionary<string, (string What, JsonObject Values)> All { get; } = new Dictionary<string, (string, JsonObject)>
    {
        ["greeting"] = ("a greeting of 5 lines", new() { ["user"] = new JsonObject { ["name"] = "Ada" }, ["count"] = 41, ["total"] = 100, ["admin"] = true, ["day"] = "monday" }),
        ["changelog"] = ("a changelog of 500 commits", new()
        {
            ["title"] = "2.0.0",
            ["authors"] = List(Authors.Length, i => Authors[i]),
            ["commits"] = List(500, i => new JsonObject
            {
                ["hash"] = (i * 7919L % 1_000_003).ToString("x40", null),
                ["type"] = Types[i * Types.Length / 500],
                ["scope"] = i % 3 == 0 ? $"area-{i % 7}" : null,
                ["subject"] = $"  change number {i} of what is seen\nby somebody who reads the list from its beginning  ",
                ["author"] = i % 11 == 0 ? null : Authors[i % Authors.Length],
                ["issues"] = List(i % 4, n => i + n),
            }),
        }),
        ["page"] = ("a page with inheritance and 30 macros", new()
        {
            ["title"] = "Settings",
            ["year"] = 2026,
            ["links"] = List(10, i => new JsonObject { ["url"] = $"/page?a={i}&b=<{i}>", ["text"] = $"Page \"{i}\"" }),
            ["fields"] = List(30, i => new JsonObject { ["name"] = $"field number {i}", ["value"] = i % 2 == 0 ? $"<value {i}>" : "" }),
        }),
        ["table"] = ("a table of 100,000 cells", new() { ["rows"] = List(1000, row => List(100, column => (row * 100) + column)) }),
        ["building"] = ("string building, 1,200 times", new() { ["words"] = List(200, i => $"word{i}") }),
    };

    /// <summary>Makes a folder with the templates, and beside each the values it is rendered with.</summary>
    public static void Write(string sources, string folder)
    {
        Directory.CreateDirectory(folder);
        foreach (var template in Directory.EnumerateFiles(sources, "*.njk"))
            File.Copy(template, Path.Combine(folder, Path.GetFileName(template)));
        foreach (var (name, (_, values)) in All)
            File.WriteAllText(Path.Combine(folder, $"{name}.json"), values.ToJsonString(JsonSerializerOptions.Default));
    }

    private static JsonArray List(int count, Func<int, JsonNode> item) => [.. Enumerable.Range(0, count).Select(item)];
}
