using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json.Nodes;
using GitVan.Engine.Configuration;
using GitVan.Engine.Inputs;
using GitVan.Engine.Model;

namespace GitVan.Engine.Jobs;

/// <summary>Makes jobs of one hook of the configuration's <c>hooks</c>, and the order that they have there.</summary>
/// <param name="scope">The folder whose configuration it is.</param>
internal sealed class CommandJobs(string hook, IReadOnlyDictionary<string, string> places, JobScope scope)
{
    /// <summary>Where a hook's scripts are, from the folder of the configuration.</summary>
    public const string ScriptFolder = ".gitvan/hooks";

    private readonly List<Job> jobs = [];
    private IReadOnlyList<string> excludedTags = [];

    /// <param name="nested">The deepest first: so they run, and the outer ones last.</param>
    public static (IReadOnlyList<Job> Jobs, IReadOnlyDictionary<string, HookPlan> Plans) From(LoadedConfiguration configuration, IReadOnlyList<NestedConfiguration> nested)
    {
        List<Job> all = [];
        Dictionary<string, HookPlan> plans = [];
        foreach (var (folder, loaded) in (IEnumerable<NestedConfiguration>)[.. nested, new NestedConfiguration("", configuration)])
        {
            foreach (var (hook, settings) in loaded.Settings.Hooks)
            {
                var hooks = new CommandJobs(hook, loaded.Places, new JobScope(folder));
                var plan = hooks.Read(settings);
                plans[hook] = plans.TryGetValue(hook, out var before) ? before.Then(plan) : plan;
                all.AddRange(hooks.jobs);
            }
        }

        return (all, plans);
    }

    private HookPlan Read(HookSettings settings)
    {
        var place = $"hooks.{hook}";
        var above = new Inherited { Rules = Rules([], settings.Skip, settings.Only, place) };
        // The plan's are for all of the hook.
        excludedTags = scope.IsTop ? [] : settings.ExcludeTags;
        return new HookPlan
        {
            Jobs = new JobGroup
            {
                Folder = scope.Below,
                Parallel = settings.Parallel,
                Piped = settings.Piped,
                FailFast = settings.FailFast,
                Origin = Ordered(settings.Parallel, settings.Piped, PlaceOf(place, "parallel")),
                Members = Members(settings.Jobs, above, $"{place}.jobs"),
            },
            FailOnChanges = settings.FailOnChanges,
            ExcludedTags = scope.IsTop ? settings.ExcludeTags : [],
        };
    }

    private static string Ordered(bool parallel, bool piped, string place) => parallel && piped
        ? throw new GitVanException($"{place}: 'parallel' and 'piped' can't both be true, because what runs at the same time has no order") { Hint = "remove one of them" }
        : place;

    private JobMember[] Members(IReadOnlyList<CommandJob> members, Inherited above, string path)
    {
        var made = new JobMember[members.Count];
        for (var i = 0; i < made.Length; i++)
            made[i] = Member(members[i], above, above.Number(i + 1), $"{path}[{i}]");
        return made;
    }

    private JobMember Member(CommandJob command, Inherited above, string number, string path)
    {
        var rules = Rules(above.Rules, command.Skip, command.Only, path);
        if (command.Group is { } group)
        {
            if (group.Jobs.Count == 0)
                throw new GitVanException($"{places[path]}: the group has no job, expected at least one") { Hint = "write 'jobs' into it, or remove it" };
            var inherited = above.With(command, rules, number);
            return new JobMember.Group(new JobGroup
            {
                Name = command.Name is null ? null : scope.Name(command.Name),
                Parallel = group.Parallel,
                Piped = group.Piped,
                FailFast = group.FailFast,
                Priority = command.Priority,
                Needs = scope.Names(command.Needs),
                Origin = Ordered(group.Parallel, group.Piped, PlaceOf(path, "group")),
                Members = Members(group.Jobs, inherited, $"{path}.group.jobs"),
            });
        }

        var job = From(above.AddTo(command), rules, number, path);
        jobs.Add(job);
        return new JobMember.One(job.Id);
    }

    private Job From(CommandJob command, IReadOnlyList<RunRule> rules, string number, string path)
    {
        var place = places[path];
        var inputs = InputShorthand.Parse(command.Inputs, places.GetValueOrDefault($"{path}.inputs", place));
        var id = new JobId($"{hook}:{scope.Name(command.Name ?? number)}");
        return scope.Job(command, id, $"{hook}:{scope.Name(number)}", Program(command), inputs, place) with
        {
            Hooks = [hook],
            Files = scope.Files(new CommandFiles(command, hook, place).Find()),
            Rules = command.Tags.Any(excludedTags.Contains) ? [.. rules, new RunRule([], [new RunCondition("always")])] : rules,
            StagesFixes = command.StageFixed,
            Writes = command.StageFixed || command.Fix,
            IsInteractive = command.Interactive,
            UsesInput = command.UseStdin,
            FailText = command.FailText,
        };
    }

    private JobProgram Program(CommandJob command) => command switch
    {
        { Exec: { } words } => new JobProgram.Command([.. words, .. command.Args]),
        { Script: { } file } => new JobProgram.Script(scope.Path($"{ScriptFolder}/{hook}/{file}"), command.Args),
        _ => new JobProgram.Line(string.Join(' ', [command.Run!, .. command.Args])),
    };

    private IReadOnlyList<RunRule> Rules(IReadOnlyList<RunRule> above, JsonNode? skip, JsonNode? only, string path) =>
        scope.Rules(above, RunConditions.Rules([], skip, only, PlaceOf(path, "skip"), PlaceOf(path, "only")));

    private string PlaceOf(string path, string key) => places.GetValueOrDefault($"{path}.{key}", places.GetValueOrDefault(path, hook));

    /// <summary>What a group hands on to its jobs.</summary>
    private sealed record Inherited
    {
        public IReadOnlyList<RunRule> Rules { get; init; } = [];

        /// <summary>The group's place in its hook, such as <c>2.</c>; empty for the hook itself.</summary>
        public string Prefix { get; init; } = "";

        public CommandJob? Group { get; init; }

        public string Number(int number) => Prefix + number.ToString(CultureInfo.InvariantCulture);

        public Inherited With(CommandJob group, IReadOnlyList<RunRule> rules, string number) => new() { Rules = rules, Group = AddTo(group), Prefix = number + "." };

        /// <summary>What the job says itself comes first; tags and exclusions are joined.</summary>
        public CommandJob AddTo(CommandJob job) => Group is null ? job : job with
        {
            Env = Group.Env.ToImmutableDictionary().SetItems(job.Env),
            Root = Group.Root is null ? job.Root : job.Root is null ? Group.Root : $"{Group.Root}/{job.Root}",
            Glob = job.Glob.Count > 0 ? job.Glob : Group.Glob,
            Exclude = [.. Group.Exclude, .. job.Exclude],
            FileTypes = job.FileTypes.Count > 0 ? job.FileTypes : Group.FileTypes,
            Files = job.Files ?? Group.Files,
            Tags = [.. Group.Tags, .. job.Tags],
            Timeout = job.Timeout ?? Group.Timeout,
            Required = job.Required || Group.Required,
            FailText = job.FailText ?? Group.FailText,
        };
    }
}
