using GitVan.Engine.Jobs;

namespace GitVan.Engine.Running;

/// <summary>How far the jobs of one hook are, and which may start next. Looks at the order alone; it starts nothing and is used by one thread at a time.</summary>
public sealed class RunGraph
{
    private readonly List<JobPlace> pending;
    private readonly int[] open;
    private readonly string?[] failed;

    public RunGraph(JobOrder order)
    {
        pending = [.. order.Jobs];
        open = new int[order.Places.Count];
        failed = new string?[order.Places.Count];
        foreach (var job in order.Jobs)
        {
            for (var place = job; place is not null; place = place.Group)
                open[place.Number]++;
        }
    }

    /// <summary>Nothing waits any more.</summary>
    public bool IsDone => pending.Count == 0;

    /// <summary>The first that may start now; it has started then.</summary>
    /// <param name="mayStart">What else has to hold.</param>
    /// <returns>Null where all that is left waits for what runs.</returns>
    public RunStep? Take(Func<JobPlace, bool> mayStart)
    {
        for (var i = 0; i < pending.Count; i++)
        {
            var place = pending[i];
            if (!IsFree(place, out var obstacle))
                continue;
            if (place.Job is null)
            {
                pending.RemoveAt(i);
                End(place, obstacle?.FailedJob);
                i = -1;
            }
            else if (obstacle is not null || mayStart(place))
            {
                pending.RemoveAt(i);
                return obstacle ?? new RunStep(place, null, null);
            }
        }

        return null;
    }

    /// <summary>Whether another one could be taken now.</summary>
    public bool HasNext(Func<JobPlace, bool> mayStart) => pending.Exists(place => place.Job is not null && IsFree(place, out var obstacle) && obstacle is null && mayStart(place));

    /// <summary>All that has not started, which never will.</summary>
    public IReadOnlyList<JobPlace> TakeRest()
    {
        var rest = pending.FindAll(place => place.Job is not null);
        pending.Clear();
        return rest;
    }

    /// <summary>What was taken has ended.</summary>
    /// <param name="failedJob">The job that kept it from succeeding: itself or an earlier one; null where it succeeded.</param>
    public void End(JobPlace job, string? failedJob)
    {
        for (var place = job; place is not null; place = place.Group)
        {
            open[place.Number]--;
            failed[place.Number] ??= failedJob;
        }
    }

    /// <summary>All that it waits for has ended.</summary>
    private bool IsFree(JobPlace job, out RunStep? obstacle)
    {
        obstacle = null;
        for (var place = job; place is not null; place = place.Group)
        {
            if (place.Before is { } before)
            {
                if (open[before.Number] > 0)
                    return false;
                if (place.Group!.Piped && failed[before.Number] is { } earlier)
                    obstacle ??= new RunStep(job, $"job '{earlier}' did not succeed before it", earlier);
            }

            foreach (var need in place.Needs)
            {
                if (open[need.Number] > 0)
                    return false;
                if (failed[need.Number] is { } needed)
                    obstacle ??= new RunStep(job, need.Name == needed ? $"it needs '{needed}', which did not succeed" : $"it needs '{need.Name}', where job '{needed}' did not succeed", needed);
            }
        }

        return true;
    }
}
