using System.Text;
using System.Text.Json.Nodes;
using GitVan.Engine.Applying;
using GitVan.Engine.Configuration;
using GitVan.Engine.Files;
using GitVan.Engine.Protocol;
using GitVan.Engine.Running;
using GitVan.Engine.Templating;

namespace GitVan.Engine.Composables;

/// <summary>Templates for jobs: rendered, planned, and applied.</summary>
internal sealed class TemplateMethods(JobSession session, RunLocks locks, Func<Renderer> open, Func<LoadedConfiguration> configuration)
{
    private readonly string root = session.Context.Repository.Root;
    private readonly Lazy<Renderer> renderer = new(open);

    public IReadOnlyList<Method> Methods =>
    [
        new("template.render", ["template", "data"], call => renderer.Value.Render(call.Text("template"), call.FindObject("data"))),
        new("template.renderString", ["text", "data"], call => renderer.Value.RenderText(call.Text("text"), call.FindObject("data"))),
        new("template.renderToFile", ["template", "path", "data"], RenderToFile) { Changes = true },
        new("template.plan", ["template", "data"], Plan),
        new("template.apply", ["plan"], Apply) { Changes = true },
    ];

    private JsonNode? RenderToFile(Call call)
    {
        var path = call.Text("path");
        call.Target = path;
        var text = renderer.Value.Render(call.Text("template"), call.FindObject("data"));
        AtomicFile.Write(WorkTreeFile.Inside(root, path), Encoding.UTF8.GetBytes(text));
        return null;
    }

    private JsonNode Plan(Call call) =>
        PlanJson.Write(Planner.Make(renderer.Value, root, Programs, call.Texts("template") is { Count: > 0 } names ? names : throw Call.Missing("template", "text"), call.FindObject("data")));

    private JsonNode? Apply(Call call)
    {
        var plan = PlanJson.Read(call.FindObject("plan") ?? throw Call.Missing("plan", "a plan"));
        call.Target = string.Join(' ', plan.Templates);
        var environment = new Dictionary<string, string>(session.Environment);
        environment.Remove("GITVAN_FD");
        new PlanApplier(session.Context with { Environment = environment, Interruption = session.Ending }, locks, Programs).Apply(() => plan, _ => { });
        return null;
    }

    private IReadOnlyList<string> Programs => configuration().Settings.Templates.Programs;
}
