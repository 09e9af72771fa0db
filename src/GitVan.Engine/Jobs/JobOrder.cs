using GitVan.Engine.Configuration;
using GitVan.Engine.Model;

namespace GitVan.Engine.Jobs;

/// <summary>
/// The order of one hook's jobs: a tree of places, and what each needs. A place whose job does not run stays in it, so that what comes after it still
/// waits for what comes before it.
/// </summary>
public sealed class JobOrder
{
    private readonly List<JobPlace> places = [];
    private readonly List<JobPlace> jobs = [];
    private readonly Dictionary<JobId, Job> left;

    private JobOrder(IReadOnlyList<Job> all, JobGroup group)
    {
        left = new Dictionary<JobId, Job>(all.Count);
        foreach (var job in all)
            left[job.Id] = job;

        Top = AddGroup(group, null);
        foreach (var job in all)
        {
            // Jobs of files are members of the hook's own group.
            if (left.Remove(job.Id))
                Top.Add(AddJob(job, Top));
        }

        Top.Order();
        AddLeaves(Top);
        foreach (var place in places)
        {
            if (place.NeedNames.Count > 0)
                place.Needs = places.FindAll(other => place.NeedNames.Any(other.IsCalled));
        }
    }

    /// <summary>The hook itself.</summary>
    public JobPlace Top { get; }

    /// <summary>The hook, its groups and its jobs, by number.</summary>
    public IReadOnlyList<JobPlace> Places => places;

    /// <summary>The places that hold no others, in the order they would run one after another.</summary>
    public IReadOnlyList<JobPlace> Jobs => jobs;

    /// <param name="jobs">Those that run. What they need besides is not waited for.</param>
    /// <param name="group">The hook's own; null where the configuration says nothing of it.</param>
    public static JobOrder Of(IReadOnlyList<Job> jobs, JobGroup? group) => new(jobs, group ?? new JobGroup());

    /// <summary>Whether all that is needed is there, and can come before what needs it.</summary>
    /// <param name="jobs">All of the hook.</param>
    /// <exception cref="GitVanException">It is not, or can't.</exception>
    public static void Check(IReadOnlyList<Job> jobs, JobGroup group)
    {
        if (!jobs.Any(job => job.Needs.Count > 0) && !HasNeeds(group))
            return;
        var order = Of(jobs, group);
        foreach (var place in order.places)
        {
            foreach (var name in place.NeedNames)
            {
                if (!order.places.Exists(other => other.IsCalled(name)))
                    throw Unknown(place, name, order);
            }
        }

        OrderCircle.Check(order);
    }

    private static bool HasNeeds(JobGroup group) =>
        group.Needs.Count > 0 || group.Members.Any(member => member is JobMember.Group(var inner) && HasNeeds(inner));

    private static GitVanException Unknown(JobPlace place, string name, JobOrder order)
    {
        var nearest = Suggestion.Nearest(name, order.places.SelectMany(other => new[] { other.Name, other.Id?.Value }).OfType<string>());
        return new GitVanException($"{place.Origin}: {place.Title} needs '{name}', expected a job or a group of the same hook")
        {
            Hint = nearest is null ? "name one of the hook's jobs, by name or id" : $"did you mean '{nearest}'?",
        };
    }

    private JobPlace AddGroup(JobGroup group, JobPlace? above)
    {
        var place = new JobPlace(places.Count, group.Name, group.Origin, above)
        {
            Parallel = group.Parallel,
            Piped = group.Piped,
            FailFast = group.FailFast,
            NeedNames = group.Needs,
            Priority = group.Priority,
        };
        places.Add(place);
        foreach (var member in group.Members)
        {
            place.Add(member switch
            {
                JobMember.Group(var inner) => AddGroup(inner, place),
                JobMember.One(var id) when left.Remove(id, out var job) => AddJob(job, place),
                JobMember.One(var id) => AddVacant(id, place),
                _ => throw new InvalidOperationException(member.ToString()),
            });
        }

        // Also an empty group is a step that others come before and after.
        if (place.Members.Count == 0 && above is not null)
            place.Add(AddVacant(null, place));
        if (above is not null)
            place.Order();
        return place;
    }

    private JobPlace AddJob(Job job, JobPlace group)
    {
        var place = new JobPlace(places.Count, job.Name, job.Origin, group) { Job = job, Id = job.Id, NeedNames = job.Needs, Priority = job.Priority };
        places.Add(place);
        return place;
    }

    /// <summary>A command job's id is its hook and its name.</summary>
    private JobPlace AddVacant(JobId? id, JobPlace group)
    {
        var place = new JobPlace(places.Count, id?.Value[(id.Value.Value.IndexOf(':') + 1)..], "", group) { Id = id };
        places.Add(place);
        return place;
    }

    private void AddLeaves(JobPlace place)
    {
        if (place.Members.Count == 0 && place.Group is not null)
            jobs.Add(place);
        foreach (var member in place.Members)
            AddLeaves(member);
    }
}
