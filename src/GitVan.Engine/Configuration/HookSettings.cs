using System.ComponentModel;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace GitVan.Engine.Configuration;

/// <summary>What runs for one hook.</summary>
public sealed record HookSettings
{
    [Description("Run the hook's jobs at the same time instead of one after the other.")]
    public bool Parallel { get; init; }

    [Description("A job that fails keeps those after it from running.")]
    public bool Piped { get; init; }

    [Description("A job that fails ends all others of the hook.")]
    [JsonPropertyName("fail_fast")]
    public bool FailFast { get; init; }

    [Description("Fail where the jobs changed files that git tracks.")]
    [JsonPropertyName("fail_on_changes")]
    public FailOnChanges FailOnChanges { get; init; }

    [Description("Jobs with one of these tags don't run.")]
    [JsonPropertyName("exclude_tags")]
    [Allows(Text = TextRule.NotBlank, Single = true)]
    public IReadOnlyList<string> ExcludeTags { get; init => field = value ?? []; } = [];

    [Description("When no job of the hook runs: true, or one or a list of merge, merge-commit, rebase, cherry-pick, revert, bisect, ci, {ref: glob}, {run: shell line}, {files: glob}.")]
    public JsonNode? Skip { get; init; }

    [Description("When alone the hook's jobs run, in the words of 'skip'.")]
    public JsonNode? Only { get; init; }

    [Description("The hook's command jobs, in order.")]
    public IReadOnlyList<CommandJob> Jobs { get; init => field = value ?? []; } = [];
}
