using System.ComponentModel;
using System.Text.Json.Serialization;

namespace GitVan.Engine.Configuration;

/// <summary>Command jobs, and the order they run in.</summary>
public abstract record OrderSettings
{
    [Description("Run the jobs at the same time instead of one after the other.")]
    public bool Parallel { get; init; }

    [Description("A job that fails keeps those after it from running.")]
    public bool Piped { get; init; }

    [Description("A job that fails ends all others of the hook.")]
    [JsonPropertyName("fail_fast")]
    public bool FailFast { get; init; }

    [Description("The command jobs, in order.")]
    public IReadOnlyList<CommandJob> Jobs { get; init => field = value ?? []; } = [];
}
