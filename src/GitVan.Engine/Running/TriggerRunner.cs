using System.Text.Json.Nodes;
using GitVan.Engine.Git;
using GitVan.Engine.Jobs;
using GitVan.Engine.Model;
using GitVan.Engine.Processes;
using GitVan.Engine.Receipts;

namespace GitVan.Engine.Running;

/// <summary>
/// From a trigger to receipts: runs the jobs in their order, with those that wait for their outcomes, and writes all their receipts in one append. A
/// failing job does not keep the others from running; an interruption does. A receipt that can't be written never undoes a run.
/// </summary>
/// <param name="all">All jobs of the repository: some may wait for another's outcome.</param>
public sealed class TriggerRunner(RunContext context, GitRunner git, IReadOnlyList<Job> all, JobRunner runner, ReceiptChains chains, Redaction redaction, string host)
{
    private readonly Lock planning = new();

    /// <summary>Told of each step at which a test may end the process.</summary>
    public Action<string> Step { get; init; } = _ => { };

    /// <param name="inputs">What each job is given; one that takes it otherwise is a run that could not be.</param>
    /// <param name="group">The order of the hook's command jobs; null for one after another.</param>
    /// <param name="choice">What people said of which run; null for nothing.</param>
    public TriggerOutcome Run(IReadOnlyList<Job> jobs, Trigger trigger, Subject subject, StandardInput input, IRunObserver observer, JsonObject? inputs = null, JobGroup? group = null, RunChoice? choice = null)
    {
        choice ??= RunChoice.Default;
        var plan = new RunPlan(context, git, trigger, choice, observer.Noted);
        var orders = jobs
            .Select(job => plan.Plan(new RunOrder { Job = job, Trigger = trigger, Subject = subject, Input = input, Inputs = inputs, Context = context }))
            .ToList();
        var staging = StagedFiles.Begin(context, git, [.. orders, .. WritersBehind(orders).Select(plan.Plan)], choice, observer, Step);
        try
        {
            return Keep(RunAll(orders.ConvertAll(staging.Admit), group, order => staging.Admit(PlanOne(plan, order)), observer));
        }
        finally
        {
            staging.End();
        }
    }

    private TriggerOutcome Keep(List<Run> runs)
    {
        try
        {
            return new TriggerOutcome(runs, chains.Append(runs, host, redaction), null);
        }
        catch (GitVanException e)
        {
            return new TriggerOutcome(runs, null, e);
        }
    }

    /// <returns>In the order of their jobs, whenever they ran.</returns>
    /// <param name="prepare">Decides what comes of a job that waited for another's outcome.</param>
    private List<Run> RunAll(List<RunOrder> orders, JobGroup? group, Func<RunOrder, RunOrder> prepare, IRunObserver observer)
    {
        List<Run> runs = [];
        if (orders is [var only])
        {
            if (!context.Interruption.Raised.IsCancellationRequested)
                RunWithFollowers(only, null, [], runs, prepare, observer);
            return runs;
        }

        var order = JobOrder.Of(orders.ConvertAll(each => each.Job), group);
        var wanted = orders.ToDictionary(each => each.Job.Id);
        var anyoneWrites = orders.Exists(each => each.Job.Writes) || DoesAnyWriterFollow;
        var claims = new RunClaims.Claim?[order.Places.Count];
        var made = new List<Run>[order.Places.Count];
        using var ending = context.Interruption.Link();

        RunClaims.Claim ClaimOf(JobPlace place) => claims[place.Number] ??= RunClaims.Claim.Of(wanted[place.Job!.Id], AllFollowers(place.Job, anyoneWrites), anyoneWrites);

        Run RunTurn(JobPlace place, RunTurn turn)
        {
            var mine = wanted[place.Job!.Id];
            mine = mine with { Skip = turn.Skip ?? mine.Skip, HasCompany = turn.HasCompany, SplitsFiles = place.Group!.Parallel && !mine.Job.Writes };
            return RunWithFollowers(mine, new Ending(ending, EndsOthers(place)), [], made[place.Number] = [], prepare, observer);
        }

        new RunSchedule(new RunGraph(order), context.Interruption, ending, ClaimOf, RunTurn).Run();
        foreach (var place in order.Jobs)
            runs.AddRange(made[place.Number] ?? []);
        return runs;
    }

    private static bool EndsOthers(JobPlace? place)
    {
        while (place is { FailFast: false })
            place = place.Group;
        return place is not null;
    }

    /// <param name="lineage">The jobs that led here by their outcomes. None of them runs again below, so all ends.</param>
    /// <param name="ending">How it ends with the others of its hook; null where there are none.</param>
    private Run RunWithFollowers(RunOrder order, Ending? ending, IReadOnlyList<JobId> lineage, List<Run> runs, Func<RunOrder, RunOrder> prepare, IRunObserver observer)
    {
        if (order.Skip is not null)
        {
            var skipped = runner.Run(order, observer);
            runs.Add(skipped);
            return skipped;
        }

        IReadOnlyList<JobId> below = [.. lineage, order.Job.Id];
        var refusal = Followers(OutcomeTrigger.Before, order.Job, below)
            .Select(follower => RunWithFollowers(prepare(Follow(order, follower, OutcomeTrigger.Before, null)), null, below, runs, prepare, observer))
            .FirstOrDefault(run => !run.Succeeded) is { } failed
            ? $"job '{failed.Job.Id}' comes before it and did not succeed"
            : null;
        var run = runner.Run(order with { Refusal = refusal ?? order.Refusal, Context = ending is null ? order.Context : order.Context with { Interruption = ending.Interruption } }, observer);
        runs.Add(run);
        if (ending is { EndsOthers: true } && !run.Succeeded)
            ending.Interruption.End($"job '{run.Job.Name}' did not succeed");

        string[] events = run.Succeeded ? [OutcomeTrigger.After] : [OutcomeTrigger.Error, OutcomeTrigger.After];
        foreach (var name in events)
        {
            foreach (var follower in Followers(name, order.Job, below))
            {
                if (!context.Interruption.Raised.IsCancellationRequested)
                    RunWithFollowers(prepare(Follow(order, follower, name, run.Result)), null, below, runs, prepare, observer);
            }
        }

        return run;
    }

    private bool DoesAnyWriterFollow => all.Any(job => job.Writes && job.On.Count > 0);

    /// <summary>Those that write, and run if another one's outcome is theirs: what is not staged has to be hidden from them before anything runs.</summary>
    private IEnumerable<RunOrder> WritersBehind(List<RunOrder> orders) => DoesAnyWriterFollow
        ? orders
            .Where(order => order.Skip is null)
            .SelectMany(order => AllFollowers(order.Job, anyoneWrites: true).Where(job => job.Writes).Select(job => Follow(order, job, OutcomeTrigger.After, null)))
            .DistinctBy(order => order.Job.Id)
        : [];

    private RunOrder PlanOne(RunPlan plan, RunOrder order)
    {
        lock (planning)
            return plan.Plan(order);
    }

    /// <summary>All that may run before or after it, and before or after those.</summary>
    private List<Job> AllFollowers(Job of, bool anyoneWrites)
    {
        if (!anyoneWrites)
            return [];
        List<Job> leaders = [of];
        for (var i = 0; i < leaders.Count; i++)
        {
            foreach (var job in all)
            {
                if (!leaders.Contains(job) && job.On.Any(outcome => outcome.IsAbout(leaders[i])))
                    leaders.Add(job);
            }
        }

        leaders.RemoveAt(0);
        return leaders;
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

    /// <param name="Interruption">Ends it, and all others of its hook.</param>
    /// <param name="EndsOthers">Its failure does.</param>
    private sealed record Ending(Interruption Interruption, bool EndsOthers);
}
