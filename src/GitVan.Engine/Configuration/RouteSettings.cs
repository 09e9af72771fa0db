using System.Collections.ObjectModel;
using System.ComponentModel;

namespace GitVan.Engine.Configuration;

/// <summary>A job to run when a changed path matches.</summary>
public sealed record RouteSettings
{
    [Description("The paths that lead here: [name] is one segment, [...name] several, [[name]] one or none; *, **, ? and {a,b} as in globs.")]
    [Allows(Text = TextRule.NotBlank)]
    public required string Pattern { get; init; }

    [Description("The id or name of the job to run.")]
    [Allows(Text = TextRule.NotBlank)]
    public required string Job { get; init; }

    [Description("The job's inputs; ':name' is a parameter of the pattern, ':__file' the path.")]
    [Allows(AnyScalar = true)]
    public IReadOnlyDictionary<string, string> With { get; init => field = value ?? ReadOnlyDictionary<string, string>.Empty; } =
        ReadOnlyDictionary<string, string>.Empty;

    [Description("Files for one job that give the same key are handed to one run; may have ':name' too.")]
    [Allows(Text = TextRule.NotBlank)]
    public string? BatchKey { get; init; }
}
