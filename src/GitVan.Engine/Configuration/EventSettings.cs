using System.ComponentModel;

namespace GitVan.Engine.Configuration;

/// <summary>A job to run when something happens in the repository.</summary>
public sealed record EventSettings
{
    [Description("What has to happen.")]
    [Allows(Text = TextRule.NotBlank)]
    public required string On { get; init; }

    [Description("The id or name of the job to run.")]
    [Allows(Text = TextRule.NotBlank)]
    public required string Job { get; init; }
}
