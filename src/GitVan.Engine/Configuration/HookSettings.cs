using System.ComponentModel;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace GitVan.Engine.Configuration;

/// <summary>What runs for one hook.</summary>
public sealed record HookSettings : OrderSettings
{
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
}
