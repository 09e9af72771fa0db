using System.ComponentModel;

namespace GitVan.Engine.Configuration;

/// <summary>The <c>jobs</c> key.</summary>
public sealed record JobSettings
{
    private static readonly string[] DefaultDirs = ["jobs"];

    [Description("Folders searched for job programs, relative to the work tree's root.")]
    [Allows(Text = TextRule.RelativeFolder)]
    public IReadOnlyList<string> Dirs { get; init => field = value ?? DefaultDirs; } = DefaultDirs;
}
