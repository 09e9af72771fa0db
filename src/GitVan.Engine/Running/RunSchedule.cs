using System.Runtime.ExceptionServices;
using GitVan.Engine.Jobs;
using GitVan.Engine.Model;
using GitVan.Engine.Processes;

namespace GitVan.Engine.Running;

/// <summary>
/// Runs the jobs of one hook as their order lets them: on the thread that asks, and on further ones only while there is more than one that may run.
/// What is interrupted starts nothing more; what <c>fail_fast</c> ends is skipped.
/// </summary>
/// <param name="interruption">The person's.</param>
/// <param name="ending">Raised with it, and by a job whose failure ends the others.</param>
/// <param name="claimOf">What a job must have to itself while it runs.</param>
/// <param name="run">Makes one run, with those that follow it. From any thread.</param>
internal sealed class RunSchedule(RunGraph graph, Interruption interruption, Interruption ending, Func<JobPlace, RunClaims.Claim> claimOf, Func<JobPlace, RunTurn, Run> run)
{
    /// <summary>Programs.</summary>
    public static readonly int MostAtOnce = Math.Max(2, Environment.ProcessorCount);

    private readonly object gate = new();
    private readonly RunClaims claims = new();
    private readonly Dictionary<JobPlace, RunClaims.Claim> held = [];
    private readonly List<Thread> threads = [];
    private ExceptionDispatchInfo? crash;
    private int workers = 1;
    private bool isAlone;

    public void Run()
    {
        Work();
        foreach (var thread in threads)
            thread.Join();
        crash?.Throw();
        if (!ending.Raised.IsCancellationRequested || interruption.Raised.IsCancellationRequested)
            return;
        foreach (var place in graph.TakeRest())
            run(place, new RunTurn($"ended by fail_fast: {ending.Reason}", HasCompany: false));
    }

    private void Work()
    {
        while (Next() is var (step, turn))
        {
            string? failedJob = null;
            try
            {
                var made = run(step.Place, turn);
                failedJob = step.FailedJob ?? (made.Succeeded ? null : made.Job.Name);
            }
            catch (Exception e)
            {
                // A bug: it is for the thread that asked.
                crash ??= ExceptionDispatchInfo.Capture(e);
            }

            lock (gate)
            {
                if (held.Remove(step.Place, out var claim))
                    claims.Release(claim);
                isAlone = false;
                graph.End(step.Place, failedJob);
                Monitor.PulseAll(gate);
            }
        }

        lock (gate)
            workers--;
    }

    private (RunStep Step, RunTurn Turn)? Next()
    {
        lock (gate)
        {
            while (crash is null && !ending.Raised.IsCancellationRequested)
            {
                if (graph.Take(MayStart) is { } step)
                    return (step, step.Skip is null ? Begin(step.Place) : new RunTurn(step.Skip, HasCompany: held.Count > 0));
                if (held.Count == 0 || graph.IsDone)
                    return null;
                Monitor.Wait(gate);
            }

            return null;
        }
    }

    private RunTurn Begin(JobPlace place)
    {
        var claim = claimOf(place);
        claims.Take(claim);
        held.Add(place, claim);
        isAlone = place.Job!.IsInteractive;
        var hasNext = graph.HasNext(MayStart);
        if (hasNext && workers < MostAtOnce && workers <= held.Count)
        {
            workers++;
            var thread = new Thread(Work) { IsBackground = true };
            threads.Add(thread);
            thread.Start();
        }

        return new RunTurn(null, HasCompany: hasNext || held.Count > 1);
    }

    private bool MayStart(JobPlace place) => !isAlone && (!place.Job!.IsInteractive || held.Count == 0) && claims.IsFree(claimOf(place));
}
