using System.Text;
using System.Text.Json.Nodes;
using GitVan.Engine.Hashing;
using GitVan.Engine.Model;
using GitVan.Engine.Receipts;
using GitVan.Engine.Running;
using GitVan.Engine.Templating;

namespace GitVan.Engine.Applying;

/// <summary>Applies plans that a person asks for, and leaves a receipt for each that began.</summary>
public sealed class TemplateRunner(RunContext context, PlanApplier applier, Func<Subject> subject, ReceiptChains chains, Redaction redaction, string host)
{
    private const int MostArtifacts = 1000;

    /// <exception cref="GitVanException">The plan is stale or has conflicts: nothing began.</exception>
    public AppliedPlan Apply(Func<Plan> make)
    {
        Plan plan = null!;
        Subject about = null!;
        var started = context.Time.GetUtcNow();
        var hasBegun = false;
        GitVanException? failure = null;
        try
        {
            applier.Apply(() => plan = make(), _ => (about, hasBegun) = (subject(), true));
        }
        catch (GitVanException e) when (hasBegun)
        {
            failure = e;
        }

        if (!hasBegun)
            return new AppliedPlan(plan, null, null);
        var run = Describe(plan, about, started, failure);
        try
        {
            chains.Append([run], host, redaction);
            return new AppliedPlan(plan, run, null) { Failure = failure };
        }
        catch (GitVanException e)
        {
            return new AppliedPlan(plan, run, e) { Failure = failure };
        }
    }

    private Run Describe(Plan plan, Subject about, DateTimeOffset started, GitVanException? failure)
    {
        var name = string.Join(' ', plan.Templates);
        return new Run
        {
            Id = RunId.Create(context.Time),
            Job = new Job { Id = new JobId("template:apply"), Name = name, Program = new JobProgram.Template(plan.Templates), Origin = name },
            JobDigest = Sha256.Hex(Encoding.UTF8.GetBytes(PlanJson.Write(plan).ToJsonString())),
            Trigger = new Trigger.Person(),
            Subject = about,
            Started = started,
            Finished = context.Time.GetUtcNow(),
            Result = failure is null ? RunResult.Success : RunResult.Error,
            Reason = failure?.Message,
            Attempts = 1,
            OutputTail = applier.Output.ToArray(),
            OutputBytes = applier.Output.Total,
            Data = new JsonObject { ["operations"] = plan.Operations.Count(operation => operation.Changes) },
            Artifacts = failure is not null ? [] :
            [
                .. plan.Operations.Where(operation => operation is { Changes: true, Path: not null }).GroupBy(operation => operation.Path!).Take(MostArtifacts)
                    .Select(group => new Artifact(group.Key, group.Key, group.Last().After!, group.Last().Content!.Length)),
            ],
        };
    }
}
