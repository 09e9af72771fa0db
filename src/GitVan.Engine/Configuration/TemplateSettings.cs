using System.ComponentModel;

namespace GitVan.Engine.Configuration;

/// <summary>The <c>templates</c> key.</summary>
public sealed record TemplateSettings
{
    private static readonly string[] DefaultDirs = ["templates"];

    [Description("Folders searched for templates, relative to the work tree's root.")]
    [Allows(Text = TextRule.RelativeFolder)]
    public IReadOnlyList<string> Dirs { get; init => field = value ?? DefaultDirs; } = DefaultDirs;

    [Description("Escape what is inserted, for HTML.")]
    public bool Autoescape { get; init; }

    [Description("Read a template anew for every rendering.")]
    public bool NoCache { get; init; }

    [Description("Programs that templates may run before or after they are applied, by name.")]
    public IReadOnlyList<string> Programs { get; init => field = value ?? []; } = [];
}
