using GitVan.Engine.Model;

namespace GitVan.Engine.Jobs;

/// <summary>Puts jobs of files into the order of their own folder's hook, where folders below the top have jobs: the deepest first, the top last.</summary>
internal static class NestedOrder
{
    /// <param name="plans">Of the command jobs, by hook.</param>
    /// <param name="jobs">All jobs.</param>
    public static IReadOnlyDictionary<string, HookPlan> Plans(IReadOnlyDictionary<string, HookPlan> plans, IReadOnlyList<Job> jobs)
    {
        if (jobs.All(job => job.Folder is null))
            return plans;
        return jobs.Where(job => job.Folder is not null).SelectMany(job => job.Hooks).Concat(plans.Keys).Distinct()
            .ToDictionary(hook => hook, hook => Plan(plans.GetValueOrDefault(hook), jobs.Where(job => job.Hooks.Contains(hook))));
    }

    private static HookPlan Plan(HookPlan? plan, IEnumerable<Job> jobs)
    {
        var folders = Folders(plan?.Jobs).ToDictionary(group => group.Folder!);
        foreach (var files in jobs.Where(job => job.Program.File is not null).GroupBy(job => job.Folder ?? ""))
        {
            var group = folders.GetValueOrDefault(files.Key, new JobGroup { Folder = files.Key });
            folders[files.Key] = group with { Members = [.. group.Members, .. files.Select(job => new JobMember.One(job.Id))] };
        }

        var ordered = folders.Values
            .OrderByDescending(group => group.Folder!.Length == 0 ? -1 : group.Folder.Count(c => c == '/'))
            .ThenBy(group => group.Folder, StringComparer.Ordinal)
            .ToList();
        var all = ordered is [var only] ? only : new JobGroup { FailFast = ordered[^1].FailFast, Members = [.. ordered.Select(group => new JobMember.Group(group))] };
        return plan is null ? new HookPlan { Jobs = all } : plan with { Jobs = all };
    }

    private static IEnumerable<JobGroup> Folders(JobGroup? group) => group switch
    {
        null => [],
        { Folder: not null } => [group],
        _ => group.Members.OfType<JobMember.Group>().Select(member => member.Jobs),
    };
}
