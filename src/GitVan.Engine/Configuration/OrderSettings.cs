using System.ComponentModel;
using System.Text.Json.Serialization;

namespace GitVan.Engine.Configuration;

/// <summary>Command jobs, and the order they run in. It comes before what only some can say, as in <see cref="JobDeclaration"/>.</summary>
public abstract record OrderSettings
{
    [Description("Run the jobs at the same time instead of one after the other.")]
    [JsonPropertyOrder(-1)]
    public bool Parallel { get; init; }

    [Description("A job that fails keeps those after it from running.")]
    [JsonPropertyOrder(-1)]
    public bool Piped { get; init; }

    [Description("A job that fails ends all others of the hook.")]
    [JsonPropertyName("fail_fast")]
    [JsonPropertyOrder(-1)]
    public bool FailFast { get; init; }

    [Description("The command jobs, in order.")]
    [JsonPropertyOrder(-1)]
    public IReadOnlyList<CommandJob> Jobs { get; init => field = value ?? []; } = [];
}
