using System.Text.Json.Nodes;
using GitVan.Engine.Model;
using GitVan.Engine.Processes;
using GitVan.Engine.Receipts;

namespace GitVan.Engine.Running;

/// <summary>
/// From a trigger to receipts: runs the jobs one after another and writes all their receipts in one append. A failing job does not keep the
/// others from running; an interruption does. A receipt that can't be written never undoes a run.
/// </summary>
public sealed class TriggerRunner(RunContext context, JobPrograms programs, JobMethods methods, RunLocks locks, ReceiptChains chains, Redaction redaction, string host)
{
    /// <param name="inputs">What each job is given; one that takes it otherwise is a run that could not be.</param>
    public TriggerOutcome Run(IReadOnlyList<Job> jobs, Trigger trigger, Subject subject, StandardInput input, IRunObserver observer, JsonObject? inputs = null)
    {
        var runner = new JobRunner(context, programs, methods, locks, observer);
        List<Run> runs = [];
        foreach (var job in jobs)
        {
            if (context.Interruption.Raised.IsCancellationRequested)
                break;
            runs.Add(runner.Run(job, trigger, subject, input, inputs));
        }

        try
        {
            return new TriggerOutcome(runs, chains.Append(runs, host, redaction), null);
        }
        catch (GitVanException e)
        {
            return new TriggerOutcome(runs, null, e);
        }
    }
}
