using System.Text;
using System.Text.Json.Nodes;
using GitVan.Engine.Files;
using GitVan.Engine.Protocol;
using GitVan.Engine.Templating;

namespace GitVan.Engine.Composables;

/// <summary>Templates for jobs. Plans have their names, and this version makes none: it says so.</summary>
internal sealed class TemplateMethods(string root, Func<Renderer> open)
{
    private readonly Lazy<Renderer> renderer = new(open);

    public IReadOnlyList<Method> Methods =>
    [
        new("template.render", ["template", "data"], call => renderer.Value.Render(call.Text("template"), call.FindObject("data"))),
        new("template.renderString", ["text", "data"], call => renderer.Value.RenderText(call.Text("text"), call.FindObject("data"))),
        new("template.renderToFile", ["template", "path", "data"], RenderToFile) { Changes = true },
        new("template.plan", ["template", "data"], Refuse),
        new("template.apply", ["plan"], Refuse) { Changes = true },
    ];

    private JsonNode? RenderToFile(Call call)
    {
        var path = call.Text("path");
        call.Target = path;
        var text = renderer.Value.Render(call.Text("template"), call.FindObject("data"));
        AtomicFile.Write(WorkTreeFile.Inside(root, path), Encoding.UTF8.GetBytes(text));
        return null;
    }

    private static JsonNode Refuse(Call call) =>
        throw new CallException(CallException.Unavailable, "this version of gitvan plans no templates") { Hint = "render it to a file" };
}
