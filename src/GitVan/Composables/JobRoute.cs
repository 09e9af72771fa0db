using System.Text.Json;
using System.Text.Json.Nodes;

namespace GitVan;

/// <summary>A pattern of paths, and the job they are for.</summary>
/// <param name="Pattern"><c>[name]</c> takes a segment or a part of it, <c>[...rest]</c> several segments, <c>[[optional]]</c> one or none; the rest is literal.</param>
/// <param name="Job">The job's id; null where matching is all that is wanted.</param>
/// <example><code>new JobRoute("app/[section]/[...rest].tsx", "test:section") { With = new() { ["section"] = ":section", ["file"] = ":__file" } }</code></example>
public sealed record JobRoute(string Pattern, string? Job = null)
{
    /// <summary>The job's inputs; text that begins with <c>:</c> stands for what the pattern took by that name, <c>:__file</c> for the path.</summary>
    public JsonObject? With { get; init; }

    /// <summary>Files with the same key become one run; it may have <c>:name</c> in it.</summary>
    public string? BatchKey { get; init; }

    internal void Write(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteString("pattern", Pattern);
        if (Job is not null)
            json.WriteString("job", Job);
        if (With is not null)
        {
            json.WritePropertyName("with");
            With.WriteTo(json);
        }

        if (BatchKey is not null)
            json.WriteString("batchKey", BatchKey);
        json.WriteEndObject();
    }
}
