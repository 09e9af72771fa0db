using System.Text.Json;
using GitVan.Protocol;

namespace GitVan;

/// <summary>A job of the repository.</summary>
public sealed record JobListing : JobInfo
{
    /// <summary>What kind of program it is, such as <c>command</c> or <c>executable</c>.</summary>
    public required string Kind { get; init; }

    /// <summary>The hooks that trigger it.</summary>
    public IReadOnlyList<string> Hooks { get; init; } = [];

    /// <summary>What other jobs do that triggers it, such as <c>job:after:build</c>.</summary>
    public IReadOnlyList<string> On { get; init; } = [];

    /// <summary>What it takes: a JSON Schema; null where it takes nothing.</summary>
    public JsonElement? Inputs { get; init; }

    internal static new JobListing Read(JsonElement json) => new()
    {
        Id = json.Text("id"),
        Name = json.Text("name"),
        Description = json.FindText("description"),
        Version = json.FindText("version"),
        Tags = json.Texts("tags"),
        Kind = json.Text("kind"),
        Hooks = json.Texts("hooks"),
        On = json.Texts("on"),
        Inputs = json.FindJson("inputs"),
    };
}
