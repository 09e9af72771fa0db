using GitVan.Engine.Protocol;

namespace GitVan.Engine.Composables;

/// <summary>The names that templates will have; this version renders none, and says so.</summary>
internal static class TemplateMethods
{
    public static IReadOnlyList<Method> Methods { get; } =
    [
        new("template.render", ["template", "data"], Refuse),
        new("template.renderString", ["text", "data"], Refuse),
        new("template.renderToFile", ["template", "path", "data"], Refuse) { Changes = true },
        new("template.plan", ["template", "data"], Refuse),
        new("template.apply", ["plan"], Refuse) { Changes = true },
    ];

    private static System.Text.Json.Nodes.JsonNode Refuse(Call call) =>
        throw new CallException(CallException.Unavailable, "this version of gitvan renders no templates") { Hint = "write the file from the job itself" };
}
