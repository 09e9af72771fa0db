using GitVan.Engine.Running;

namespace GitVan.Cli.Commands;

/// <summary>What <c>hook run --dry-run --json</c> prints.</summary>
internal sealed record HookPlanDocument(string Hook, IReadOnlyList<PlannedJobDocument> Jobs);

/// <summary>One job of it, and what <c>hook run --why --json</c> prints.</summary>
/// <param name="Step">From 1; jobs with the same one may run at the same time.</param>
/// <param name="Reason">Why it does not run; null where it does.</param>
internal sealed record PlannedJobDocument(string Job, string Name, int Step, string Decision, string? Reason, IReadOnlyList<string> Commands, IReadOnlyList<string>? Files, IReadOnlyList<string> Facts)
{
    public static PlannedJobDocument Of(PlannedRun run) =>
        new(run.Job.Id.Value, run.Job.Name, run.Step, Word(run.Decision), run.Decision.Refusal ?? run.Decision.Skip, run.Commands, run.Decision.Files, run.Facts);

    private static string Word(RunDecision decision) => decision switch
    {
        { Refusal: not null } => "error",
        { Skip: not null } => "skip",
        _ => "run",
    };
}
