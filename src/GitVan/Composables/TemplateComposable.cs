using System.Text.Json;
using System.Text.Json.Nodes;
using GitVan.Protocol;

namespace GitVan;

/// <summary>Templates of the repository's template folders, in the Nunjucks language. Values of the configuration's <c>data</c> are there too. What is wrong in a
/// template fails with <see cref="JobErrorCode.Mistake"/> and its place.</summary>
public sealed class TemplateComposable
{
    private readonly Connection _connection;

    internal TemplateComposable(Connection connection) => _connection = connection;

    /// <summary>Renders a template of the repository.</summary>
    public Task<string> RenderAsync(string template, JsonObject? data = null, CancellationToken ct = default) =>
        _connection.CallAsync(new Message("template.render").Text("template", template).Json("data", data), Answer.Text, ct);

    /// <summary>Renders text as a template.</summary>
    public Task<string> RenderStringAsync(string text, JsonObject? data = null, CancellationToken ct = default) =>
        _connection.CallAsync(new Message("template.renderString").Text("text", text).Json("data", data), Answer.Text, ct);

    /// <summary>Renders a template of the repository into a file of the work tree, named from its top, whole or not at all.</summary>
    public Task RenderToFileAsync(string template, string path, JsonObject? data = null, CancellationToken ct = default) =>
        _connection.CallAsync(new Message("template.renderToFile").Text("template", template).Text("path", path).Json("data", data), ct);

    /// <summary>What a template with front matter would change: a plan for <see cref="ApplyAsync"/>, as <c>docs/templates.md</c> has it. Nothing is changed.</summary>
    public Task<JsonElement> PlanAsync(string template, JsonObject? data = null, CancellationToken ct = default) =>
        _connection.CallAsync(new Message("template.plan").Text("template", template).Json("data", data), Answer.Json, ct);

    /// <summary>Changes all files of a plan, or none: a plan that has conflicts or no longer fits the files fails with <see cref="JobErrorCode.Mistake"/>.</summary>
    public Task ApplyAsync(JsonElement plan, CancellationToken ct = default) =>
        _connection.CallAsync(new Message("template.apply").Json("plan", plan), ct);
}
