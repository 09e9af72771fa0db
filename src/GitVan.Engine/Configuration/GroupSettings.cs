using System.ComponentModel;
using System.Text.Json.Serialization;

namespace GitVan.Engine.Configuration;

/// <summary>Jobs of a hook that are ordered together.</summary>
public sealed record GroupSettings
{
    [Description("Run the jobs at the same time instead of one after the other.")]
    public bool Parallel { get; init; }

    [Description("A job that fails keeps those after it from running.")]
    public bool Piped { get; init; }

    [Description("A job that fails ends all others of the hook.")]
    [JsonPropertyName("fail_fast")]
    public bool FailFast { get; init; }

    [Description("The jobs, in order.")]
    public IReadOnlyList<CommandJob> Jobs { get; init => field = value ?? []; } = [];
}
