using GitVan.Engine.Running;

namespace GitVan.Cli.Commands;

/// <summary>What <c>hook run --dry-run --json</c> prints.</summary>
internal sealed record HookPlanDocument(string Hook, IReadOnlyList<PlannedJobDocument> Jobs);

/// <summary>One job of it, and what <c>hook run --why --json</c> prints.</summary>
/// <param name="Step">From 1; jobs with the same one may run at the same time.</param>
/// <param name="Reason">Why it does not run; null where it does.</param>
internal sealed record PlannedJobDocument(string Job, string Name, int Step, string Decision, string? Reason, IReadOnlyList<string> Commands, IReadOnlyList<string>? Files, IReadOnlyList<string> Facts)
{
    /// <summary>What of a push it is about; null for all else.</summary>
    public IReadOnlyList<string>? Refs { get; init; }

    /// <summary>The commit in whose temporary work tree it runs; null where it runs here.</summary>
    public string? TreeOf { get; init; }

    public static IEnumerable<PlannedJobDocument> Of(PlannedPass pass) =>
        pass.Runs.Select(run => Of(run) with { Refs = pass.Refs.Count > 0 ? pass.Refs : null, TreeOf = pass.TreeOf });

    private static PlannedJobDocument Of(PlannedRun run) =>
        new(run.Job.Id.Value, run.Job.Name, run.Step, Word(run.Decision), run.Decision.Refusal ?? run.Decision.Skip, run.Commands, run.Decision.Files, run.Facts);

    private static string Word(RunDecision decision) => decision switch
    {
        { Refusal: not null } => "error",
        { Skip: not null } => "skip",
        _ => "run",
    };
}
