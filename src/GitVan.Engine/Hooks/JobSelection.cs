using GitVan.Engine.Configuration;
using GitVan.Engine.Jobs;
using GitVan.Engine.Model;
using GitVan.Engine.Running;

namespace GitVan.Engine.Hooks;

/// <summary>
/// Which jobs of a hook a person wants: by the variables <c>GITVAN</c> and <c>GITVAN_SKIP</c>, the options of <c>hook run</c>, and
/// <c>exclude_tags</c>. A required job runs whatever variables and options say.
/// </summary>
internal sealed record JobSelection
{
    private const string Switch = "GITVAN", SkipVariable = "GITVAN_SKIP";

    public required IReadOnlyList<Job> Jobs { get; init; }

    public required RunChoice Choice { get; init; }

    /// <summary>Lines for people.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary><c>GITVAN=0</c>.</summary>
    public bool IsOff { get; init; }

    /// <exception cref="GitVanException">An option names what is not there.</exception>
    public static JobSelection Of(string hook, JobCatalog catalog, HookOptions options, IReadOnlyDictionary<string, string> environment)
    {
        var all = catalog.For(hook).ToList();
        if (environment.GetValueOrDefault(Switch) == "0")
        {
            var required = all.FindAll(job => job.IsRequired);
            return new JobSelection
            {
                Jobs = required,
                Choice = Choose(options) with { Skips = all.Except(required).ToDictionary(job => job.Id, _ => $"{Switch}=0") },
                IsOff = true,
                Notes = required.Count == 0 ? [] : [Kept(required, $"{Switch}=0")],
            };
        }

        var plan = catalog.Plans.GetValueOrDefault(hook);
        var groups = new Lazy<Dictionary<string, HashSet<JobId>>>(() => plan is null ? [] : Groups(plan.Jobs));
        List<string> notes = [];
        var chosen = options.Jobs.Count + options.Tags.Count == 0 ? all : Choose(hook, all, groups, options, notes);
        var skips = new Dictionary<JobId, string>();

        // Whoever names a tag or a job means it, also where it is left out otherwise.
        if (chosen == all && !options.Force)
            Exclude(all, plan?.ExcludedTags ?? [], skips);
        if (environment.GetValueOrDefault(SkipVariable) is { Length: > 0 } words)
            Skip(words, chosen, groups, catalog, skips, notes);
        return new JobSelection { Jobs = chosen, Choice = Choose(options) with { Skips = skips }, Notes = notes };
    }

    private static RunChoice Choose(HookOptions options) => options == HookOptions.None
        ? RunChoice.Default
        : new RunChoice { Files = options.Files, Exclude = options.Exclude, Force = options.Force, StagesNothing = options.NoStageFixed };

    private static List<Job> Choose(string hook, List<Job> all, Lazy<Dictionary<string, HashSet<JobId>>> groups, HookOptions options, List<string> notes)
    {
        if (options.Jobs.FirstOrDefault(word => !all.Exists(job => IsNamed(job, word, groups))) is { } unknown)
            throw Missing("--job", unknown, $"no job of {hook} has the id or name '{unknown}'", [.. all.Select(job => job.Name), .. all.Select(job => job.ShortName), .. groups.Value.Keys]);
        if (options.Tags.FirstOrDefault(tag => !all.Exists(job => job.Tags.Contains(tag))) is { } strange)
            throw Missing("--tag", strange, $"no job of {hook} has the tag '{strange}'", all.SelectMany(job => job.Tags));
        bool IsWanted(Job job) => options.Jobs.Any(word => IsNamed(job, word, groups)) || job.Tags.Any(options.Tags.Contains);
        if (all.FindAll(job => job.IsRequired && !IsWanted(job)) is { Count: > 0 } required)
            notes.Add(Kept(required, options.Jobs.Count > 0 ? "--job" : "--tag"));
        return all.FindAll(job => job.IsRequired || IsWanted(job));
    }

    private static void Exclude(List<Job> jobs, IReadOnlyList<string> tags, Dictionary<JobId, string> skips)
    {
        foreach (var job in tags.Count == 0 ? [] : jobs)
        {
            if (job.Tags.FirstOrDefault(tags.Contains) is { } tag)
                skips[job.Id] = $"exclude_tags: {tag}";
        }
    }

    private static void Skip(string words, List<Job> jobs, Lazy<Dictionary<string, HashSet<JobId>>> groups, JobCatalog catalog, Dictionary<JobId, string> skips, List<string> notes)
    {
        List<Job> kept = [];
        foreach (var word in words.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            bool IsMeant(Job job) => IsNamed(job, word, groups) || job.Tags.Contains(word);
            foreach (var job in jobs.Where(IsMeant))
            {
                if (job.IsRequired)
                    kept.Add(job);
                else
                    skips[job.Id] = $"{SkipVariable}: {word}";
            }

            // It may well name a job of another hook.
            if (!catalog.Jobs.Any(IsMeant) && !catalog.Plans.Values.Any(plan => Groups(plan.Jobs).ContainsKey(word)))
                notes.Add($"{SkipVariable} names '{word}', but no job has that id, name or tag");
        }

        if (kept.Count > 0)
            notes.Add(Kept(kept, SkipVariable));
    }

    private static bool IsNamed(Job job, string word, Lazy<Dictionary<string, HashSet<JobId>>> groups) =>
        job.Id.Value == word || job.Name == word || job.ShortName == word || groups.Value.TryGetValue(word, out var group) && group.Contains(job.Id);

    /// <summary>By their names, and by what their own folders call them.</summary>
    private static Dictionary<string, HashSet<JobId>> Groups(JobGroup hook)
    {
        Dictionary<string, HashSet<JobId>> found = [];
        void Add(JobGroup group, string folder)
        {
            foreach (var inner in group.Members.OfType<JobMember.Group>())
            {
                if (inner.Jobs.Name is { } name)
                {
                    foreach (var word in new[] { name, folder.Length == 0 ? name : name[(folder.Length + 1)..] })
                        (found.TryGetValue(word, out var ids) ? ids : found[word] = []).UnionWith(Ids(inner.Jobs));
                }

                Add(inner.Jobs, inner.Jobs.Folder ?? folder);
            }
        }

        Add(hook, hook.Folder ?? "");
        return found;
    }

    private static IEnumerable<JobId> Ids(JobGroup group) => group.Members.SelectMany(member => member switch
    {
        JobMember.One(var id) => [id],
        JobMember.Group(var inner) => Ids(inner),
        _ => [],
    });

    private static string Kept(IReadOnlyList<Job> jobs, string by) =>
        $"{string.Join(", ", jobs.Select(job => job.Name).Distinct())} {(jobs.Count == 1 ? "runs" : "run")} despite {by}: required";

    private static GitVanException Missing(string option, string word, string message, IEnumerable<string> known) => new($"{option}: {message}")
    {
        Hint = Suggestion.Nearest(word, known) is { } nearest ? $"did you mean '{nearest}'?" : "run: gitvan job list",
    };
}
