using GitVan.Engine.Configuration;
using GitVan.Engine.Git;
using GitVan.Engine.Inputs;
using GitVan.Engine.Model;
using GitVan.Engine.Toolchains;

namespace GitVan.Engine.Jobs;

/// <summary>
/// All jobs of a repository as they are on disk now, and the settings that bear on them. What did not change since the last time is not parsed again;
/// only a source file that is new or changed starts a process, which says what it is.
/// </summary>
public sealed record JobCatalog
{
    /// <summary>Where job files are looked for, from the top of the repository.</summary>
    public required IReadOnlyList<string> Folders { get; init; }

    public required ReceiptSettings Receipts { get; init; }

    public required LockSettings Locks { get; init; }

    /// <summary>What hooks show; null for all.</summary>
    public IReadOnlyList<HookOutput>? Output { get; init; }

    /// <summary>In declared order: the configuration's, then the files' by path.</summary>
    public required IReadOnlyList<Job> Jobs { get; init; }

    /// <summary>What the configuration says of each hook's order; a hook with no command job may have none.</summary>
    public required IReadOnlyDictionary<string, HookPlan> Plans { get; init; }

    /// <summary>The C# files among them, by id, also those that could not be built.</summary>
    public required IReadOnlyDictionary<JobId, string> CSharpFiles { get; init; }

    /// <summary>What should be a job and is none.</summary>
    public required IReadOnlyList<JobProblem> Problems { get; init; }

    /// <exception cref="GitVanException">The configuration can't be read, or orders jobs in a way that can't be.</exception>
    public static JobCatalog Load(Repository repository, Languages languages)
    {
        var cache = CatalogCache.Open(repository, new ConfigurationModules(repository, languages).Find());
        List<Job> jobs = [.. cache.Commands];
        List<JobProblem> problems = [];
        List<JobFile> files = [];
        foreach (var (below, folder) in cache.NestedFolders.Distinct())
            files.AddRange(JobFolder.Find(repository.Root, $"{below}/{folder}", problems).Select(file => file with { Scope = new JobScope(below) }));
        foreach (var folder in cache.Folders.Distinct())
            files.AddRange(JobFolder.Find(repository.Root, folder, problems));

        Dictionary<JobFile, Job> found = [];
        List<JobFile> sources = [];
        foreach (var file in files)
            Add(file, cache, found, sources, problems);
        foreach (var (file, metadata) in new JobDescriptions(repository, languages).Describe(sources, problems))
            AddSource(file, metadata, found, problems);
        foreach (var file in files)
        {
            if (found.TryGetValue(file, out var job))
                jobs.Add(job);
        }

        cache.Save();
        ReportTwins(jobs, problems);
        var plans = NestedOrder.Plans(cache.Plans, jobs);
        foreach (var (hook, plan) in plans)
            JobOrder.Check(jobs.FindAll(job => job.Hooks.Contains(hook)), plan.Jobs);
        return new JobCatalog
        {
            Folders = cache.Folders,
            Receipts = cache.Receipts,
            Locks = cache.Locks,
            Output = cache.Output,
            Jobs = jobs,
            Plans = plans,
            CSharpFiles = CSharp(sources),
            Problems = problems,
        };
    }

    public IEnumerable<Job> For(string hook) => Jobs.Where(job => job.Hooks.Contains(hook));

    /// <summary>All hooks that have a job.</summary>
    public IEnumerable<string> Hooks => Jobs.SelectMany(job => job.Hooks).Distinct();

    /// <summary>Finds a job by id or, where only one has it, by name.</summary>
    /// <exception cref="GitVanException">There is none, or several have the name.</exception>
    public Job Get(string idOrName)
    {
        if (Jobs.FirstOrDefault(job => job.Id.Value == idOrName) is { } job)
            return job;
        var named = Jobs.Where(candidate => candidate.Name == idOrName).ToList();
        if (named is [var only])
            return only;
        if (named.Count > 1)
        {
            throw new GitVanException($"{named.Count} jobs are named '{idOrName}'")
            {
                Hint = $"use an id: {string.Join(", ", named.Select(candidate => candidate.Id))}",
            };
        }

        var nearest = Suggestion.Nearest(idOrName, Jobs.SelectMany(candidate => new[] { candidate.Id.Value, candidate.Name }));
        var problem = Problems.FirstOrDefault(candidate => candidate.Message.Contains($"/{idOrName}", StringComparison.Ordinal));
        throw new GitVanException(problem is null ? $"no job has the id or name '{idOrName}'" : $"job '{idOrName}' can't run: {problem.Message}")
        {
            Hint = problem?.Hint ?? (nearest is null ? "run: gitvan job list" : $"did you mean '{nearest}'? see: gitvan job list"),
        };
    }

    private static void Add(JobFile file, CatalogCache cache, Dictionary<JobFile, Job> jobs, List<JobFile> sources, List<JobProblem> problems)
    {
        try
        {
            if (MetadataLine.Find(file.Path, file.Origin) is not { } line)
            {
                if (Languages.Of(file.Path) is not null)
                    sources.Add(file);
            }
            else if (!file.IsExecutable)
            {
                problems.Add(new JobProblem($"{file.Origin}:{line.Line}: has a 'gitvan:' line but no run bit", $"run: chmod +x {ShellWord(file.Origin)}") { NotExecutable = file.Path });
            }
            else
            {
                var metadata = cache.Metadata(file.Origin, line);
                jobs[file] = Job(file, metadata, new JobProgram.Executable(file.Path), InputShorthand.Parse(metadata.Inputs, $"{file.Origin}:{line.Line}"));
            }
        }
        catch (GitVanException e)
        {
            problems.Add(new JobProblem(e.Message, e.Hint));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            problems.Add(JobProblem.Unreadable(file.Origin, e));
        }
    }

    private static Dictionary<JobId, string> CSharp(List<JobFile> sources)
    {
        Dictionary<JobId, string> found = [];
        foreach (var file in sources)
        {
            if (Languages.Of(file.Path) == Language.CSharp)
                found.TryAdd(file.Id, file.Path);
        }

        return found;
    }

    private static void AddSource(JobFile file, JobMetadata metadata, Dictionary<JobFile, Job> jobs, List<JobProblem> problems)
    {
        try
        {
            jobs[file] = Job(file, metadata, new JobProgram.Source(file.Path, Languages.Of(file.Path)!.Value), metadata.Inputs is { } inputs ? InputSchema.Parse(inputs) : null);
        }
        catch (GitVanException e)
        {
            problems.Add(new JobProblem($"{file.Origin}: {e.Message}", e.Hint));
        }
    }

    private static Job Job(JobFile file, JobMetadata metadata, JobProgram program, InputSchema? inputs) =>
        file.Scope.Job(metadata, file.Id, file.Id.Value, program, inputs, file.Origin) with
        {
            Version = metadata.Version,
            Hooks = metadata.Hooks,
            Rules = file.Scope.Rules([], RunConditions.Rules([], metadata.Skip, metadata.Only, file.Origin, file.Origin)),
        };

    /// <summary>A hint is pasted into a shell, and the name is a stranger's.</summary>
    private static string ShellWord(string text) =>
        text.All(c => char.IsLetterOrDigit(c) || c is '/' or '.' or '_' or '-' or ':') ? text : $"'{text.Replace("'", "'\\''", StringComparison.Ordinal)}'";

    private static void ReportTwins(List<Job> jobs, List<JobProblem> problems)
    {
        foreach (var twins in jobs.GroupBy(job => job.Id).Where(group => group.Count() > 1).ToList())
        {
            problems.Add(new JobProblem($"{string.Join(" and ", twins.Select(job => job.Origin))}: have the same id '{twins.Key}'", "rename one of them"));
            foreach (var twin in twins.Skip(1))
                jobs.Remove(twin);
        }
    }
}
