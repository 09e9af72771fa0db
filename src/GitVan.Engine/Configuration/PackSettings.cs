using System.ComponentModel;

namespace GitVan.Engine.Configuration;

/// <summary>The <c>packs</c> key.</summary>
public sealed record PackSettings
{
    private static readonly string[] DefaultDirs = ["packs", ".gitvan/packs"];

    [Description("Folders searched for packs, relative to the work tree's root.")]
    [Allows(Text = TextRule.RelativeFolder)]
    public IReadOnlyList<string> Dirs { get; init => field = value ?? DefaultDirs; } = DefaultDirs;
}
