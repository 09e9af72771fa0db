using System.Collections.ObjectModel;
using System.ComponentModel;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace GitVan.Engine.Configuration;

/// <summary>Everything a person can set. The JSON Schema, the validation and the documentation all come from these types.</summary>
/// <remarks>
/// Source-generated deserialization hands every absent <c>init</c> property the default of its type and so undoes the
/// initializer (https://github.com/dotnet/runtime/issues/58770). The accessors here and below put it back.
/// </remarks>
public sealed record Settings
{
    [JsonPropertyName("$schema")]
    [Description("The schema an editor checks this file against. GitVan does not read it.")]
    public string? Schema { get; init; }

    [Description("Where job programs live.")]
    public JobSettings Jobs { get; init => field = value ?? new(); } = new();

    [Description("How templates are found and rendered.")]
    public TemplateSettings Templates { get; init => field = value ?? new(); } = new();

    [Description("Where packs live.")]
    public PackSettings Packs { get; init => field = value ?? new(); } = new();

    [Description("What the daemon watches.")]
    public DaemonSettings Daemon { get; init => field = value ?? new(); } = new();

    [Description("Which language model answers.")]
    public AiSettings Ai { get; init => field = value ?? new(); } = new();

    [Description("What becomes of receipts.")]
    public ReceiptSettings Receipts { get; init => field = value ?? new(); } = new();

    [Description("How long locks last and how long to wait for them.")]
    public LockSettings Locks { get; init => field = value ?? new(); } = new();

    [Description("Whether jobs run confined to what they are permitted.")]
    public SandboxSettings Sandbox { get; init => field = value ?? new(); } = new();

    [Description("Command jobs by the hook that runs them: a hook of githooks(5), or a name of your own to run by hand.")]
    [Allows(Keys = TextRule.HookName)]
    public IReadOnlyDictionary<string, HookSettings> Hooks { get; init => field = value ?? ReadOnlyDictionary<string, HookSettings>.Empty; } = ReadOnlyDictionary<string, HookSettings>.Empty;

    [Description("Jobs to run when a changed path matches a pattern.")]
    public IReadOnlyList<RouteSettings> Routes { get; init => field = value ?? []; } = [];

    [Description("Jobs to run when something happens in the repository.")]
    public IReadOnlyList<EventSettings> Events { get; init => field = value ?? []; } = [];

    [Description("Files of the repository whose keys hold where this one says nothing else.")]
    [Allows(Text = TextRule.RelativeFolder, Single = true)]
    public IReadOnlyList<string> Extends { get; init => field = value ?? []; } = [];

    [Description("Folders with a configuration of their own, as globs such as packages/*; their hooks run there, deepest first.")]
    [Allows(Text = TextRule.RelativeFolder, Single = true)]
    public IReadOnlyList<string> Nested { get; init => field = value ?? []; } = [];

    [Description("What hooks show: meta, execution, success, failure, skips, summary; an empty list for what fails alone.")]
    public IReadOnlyList<HookOutput>? Output { get; init; }

    [Description("Values of your own, for jobs and templates.")]
    public JsonObject? Data { get; init; }
}
