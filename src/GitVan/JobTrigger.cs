using System.Text.Json;
using GitVan.Protocol;

namespace GitVan;

/// <summary>Why a job runs.</summary>
/// <example><code>if (context.Trigger is JobTrigger.Hook { Name: "pre-push", Arguments: [var remote, ..] }) …</code></example>
public abstract record JobTrigger
{
    private JobTrigger() { }

    /// <summary>A hook: git's name for it, or one of your own, and the arguments it was called with.</summary>
    public sealed record Hook(string Name, IReadOnlyList<string> Arguments) : JobTrigger;

    /// <summary>A person, or a job, named it.</summary>
    public sealed record Person : JobTrigger;

    /// <summary>Another job's outcome: <c>job:before</c>, <c>job:after</c> or <c>job:error</c>, that job's id, and its result but for <c>job:before</c>.</summary>
    public sealed record Job(string Name, string Id, string? Result) : JobTrigger;

    /// <summary>A kind that this package does not know yet.</summary>
    public sealed record Other(string Kind, JsonElement Json) : JobTrigger;

    internal static JobTrigger Read(JsonElement json) => json.Text("kind") switch
    {
        "hook" => new Hook(json.Text("name"), json.Texts("args")),
        "person" => new Person(),
        "job" => new Job(json.Text("name"), json.Text("job"), json.FindText("result")),
        var kind => new Other(kind, json.Clone()),
    };
}
