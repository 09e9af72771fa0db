using System.ComponentModel;

namespace GitVan.Engine.Configuration;

/// <summary>The <c>sandbox</c> key.</summary>
public sealed record SandboxSettings
{
    [Description("Confine jobs to what they are permitted.")]
    public bool Enabled { get; init; }
}
