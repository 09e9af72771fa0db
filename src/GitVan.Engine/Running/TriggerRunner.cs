using System.Text.Json.Nodes;
using GitVan.Engine.Git;
using GitVan.Engine.Model;
using GitVan.Engine.Processes;
using GitVan.Engine.Receipts;

namespace GitVan.Engine.Running;

/// <summary>
/// From a trigger to receipts: runs the jobs one after another, with those that wait for their outcomes, and writes all their receipts in one append. A
/// failing job does not keep the others from running; an interruption does. A receipt that can't be written never undoes a run.
/// </summary>
/// <param name="all">All jobs of the repository: some may wait for another's outcome.</param>
public sealed class TriggerRunner(RunContext context, GitRunner git, IReadOnlyList<Job> all, JobRunner runner, ReceiptChains chains, Redaction redaction, string host)
{
    /// <summary>Told of each step at which a test may end the process.</summary>
    public Action<string> Step { get; init; } = _ => { };

    /// <param name="inputs">What each job is given; one that takes it otherwise is a run that could not be.</param>
    public TriggerOutcome Run(IReadOnlyList<Job> jobs, Trigger trigger, Subject subject, StandardInput input, IRunObserver observer, JsonObject? inputs = null)
    {
        // Which files each job is about is settled before any of them can change one.
        var lists = new FileLists(context, git, trigger, input);
        var orders = jobs
            .Select(job => Plan(new RunOrder { Job = job, Trigger = trigger, Subject = subject, Input = input, Inputs = inputs, Context = context }, lists))
            .ToList();
        List<Run> runs = [];
        var staging = StagedFiles.Begin(context, git, orders, observer, Step);
        try
        {
            foreach (var order in orders)
            {
                if (context.Interruption.Raised.IsCancellationRequested)
                    break;
                RunWithFollowers(staging.Admit(order), [], runs, lists, observer);
            }
        }
        finally
        {
            staging.End();
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

    /// <param name="lineage">The jobs that led here by their outcomes. None of them runs again below, so all ends.</param>
    private Run RunWithFollowers(RunOrder order, IReadOnlyList<JobId> lineage, List<Run> runs, FileLists lists, IRunObserver observer)
    {
        if (order.Skip is not null)
        {
            var skipped = runner.Run(order, observer);
            runs.Add(skipped);
            return skipped;
        }

        IReadOnlyList<JobId> below = [.. lineage, order.Job.Id];
        var refusal = Followers(OutcomeTrigger.Before, order.Job, below)
            .Select(follower => RunWithFollowers(Plan(Follow(order, follower, OutcomeTrigger.Before, null), lists), below, runs, lists, observer))
            .FirstOrDefault(run => !run.Succeeded) is { } failed
            ? $"job '{failed.Job.Id}' comes before it and did not succeed"
            : null;
        var run = runner.Run(order with { Refusal = refusal ?? order.Refusal }, observer);
        runs.Add(run);

        string[] events = run.Succeeded ? [OutcomeTrigger.After] : [OutcomeTrigger.Error, OutcomeTrigger.After];
        foreach (var name in events)
        {
            foreach (var follower in Followers(name, order.Job, below))
            {
                if (!context.Interruption.Raised.IsCancellationRequested)
                    RunWithFollowers(Plan(Follow(order, follower, name, run.Result), lists), below, runs, lists, observer);
            }
        }

        return run;
    }

    private static RunOrder Plan(RunOrder order, FileLists lists)
    {
        if (order.Job.Files is not { } wanted)
            return order;
        try
        {
            var files = lists.For(order.Job, wanted);
            return files.Count > 0 ? order with { Files = files } : order with { Skip = wanted.Absence };
        }
        catch (GitVanException e)
        {
            return order with { Refusal = e.Hint is null ? e.Message : $"{e.Message} (hint: {e.Hint})" };
        }
        catch (OperationCanceledException)
        {
            return order;
        }
    }

    /// <summary>Those that wait for any job wait for none that another's outcome triggered.</summary>
    private List<Job> Followers(string name, Job of, IReadOnlyList<JobId> lineage)
    {
        List<Job> found = [];
        if (lineage.Count > RunAncestry.DeepestChain)
            return found;
        foreach (var job in all)
        {
            foreach (var outcome in job.On)
            {
                if (outcome.Name == name && outcome.IsAbout(of) && (outcome.Job is not null || lineage.Count == 1) && !lineage.Contains(job.Id) && !found.Contains(job))
                    found.Add(job);
            }
        }

        return found;
    }

    private static RunOrder Follow(RunOrder order, Job follower, string name, RunResult? result)
    {
        var environment = new Dictionary<string, string>(order.Context.Environment);
        new RunAncestry(order.Context).AddTo(environment, order.Job);
        return new RunOrder
        {
            Job = follower,
            Trigger = new Trigger.Job(name, order.Job.Id, result),
            Subject = order.Subject,
            Input = StandardInput.Empty,
            Context = order.Context with { Environment = environment },
        };
    }
}
