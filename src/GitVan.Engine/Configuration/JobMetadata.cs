using System.ComponentModel;

namespace GitVan.Engine.Configuration;

/// <summary>What a job file says about itself: an executable on its <c># gitvan: {…}</c> line, a source file when it is asked to describe itself.</summary>
public sealed record JobMetadata : JobDeclaration
{
    [Description("The hooks that run the job.")]
    [Allows(Text = TextRule.HookName, Single = true)]
    public IReadOnlyList<string> Hooks { get; init => field = value ?? []; } = [];

    [Description("The job's version.")]
    [Allows(AnyScalar = true)]
    public string? Version { get; init; }
}
