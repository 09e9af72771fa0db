using GitVan.Engine.Configuration;
using GitVan.Engine.Git;
using GitVan.Engine.Jobs;
using GitVan.Engine.Model;
using GitVan.Engine.Processes;
using GitVan.Engine.Receipts;
using GitVan.Engine.Running;

namespace GitVan.Engine.Hooks;

/// <summary>
/// From git's call to the jobs: the hot path. A hook without a job reads the configuration's files and ends; no process is started for it.
/// </summary>
/// <param name="loadCatalog">Reads the jobs as they are now.</param>
/// <param name="kept">The hook that was there before ours and runs first; null where there was none.</param>
public sealed class HookRunner(RunContext context, GitRunner git, HookInstaller installer, Func<JobCatalog> loadCatalog, KeptHook? kept)
{
    /// <summary>Told of each step at which a test may end the process.</summary>
    public Action<string> Step { get; init; } = _ => { };

    /// <param name="input">Our standard input; read only where githooks(5) says that git writes one, or a job asks for it.</param>
    /// <param name="trigger">Makes the runner of the jobs, once it is known that there are any: for each pass of a push, with where it runs.</param>
    public HookOutcome Run(string hook, IReadOnlyList<string> arguments, HookOptions options, Func<Stream> input, Func<JobCatalog, RunContext, TriggerRunner> trigger, IRunObserver observer)
    {
        var catalog = loadCatalog();
        var selection = JobSelection.Of(hook, catalog, options, context.Environment);
        var jobs = selection.Jobs;
        var bytes = jobs.Count > 0 || kept is not null ? HookInput.Read(hook, input, jobs.Any(job => job.UsesInput)) : default;

        // Not ours, so no variable of ours turns it off.
        if (kept is not null && RunKept(kept, hook, arguments, bytes) is var exitCode and not 0)
            return new HookOutcome { ExitCode = exitCode };

        foreach (var note in selection.Notes)
            observer.Noted(note);
        if (selection.IsOff && jobs.Count == 0)
            return new HookOutcome { ExitCode = ExitCode.Ok };
        var arrived = HookInstaller.Watching.Contains(hook) ? EnsureArrived(catalog) : [];
        if (jobs.Count == 0)
            return new HookOutcome { ExitCode = catalog.Problems.Count > 0 ? ExitCode.Usage : ExitCode.Ok, Problems = catalog.Problems, Arrived = arrived };

        var plan = catalog.Plans.GetValueOrDefault(hook);
        var passes = new HookPasses(context, git, observer.Noted) { Step = Step, Making = observer.Noted };
        List<TriggerOutcome> outcomes = [];
        SortedSet<string> changed = new(StringComparer.Ordinal);
        foreach (var at in passes.Of(hook, arguments, bytes, options.IsByHand))
        {
            if (context.Interruption.Raised.IsCancellationRequested || plan?.Jobs.FailFast == true && outcomes.Exists(outcome => !outcome.Succeeded))
                break;
            var guard = GuardsChanges(options, plan) ? new ChangeGuard(at, git) : null;
            passes.Work(at, guard, () =>
            {
                var subject = at.Push?.Commit is { } commit ? new Subject.Commit(commit) : HookSubject.Find(hook, arguments, bytes, new SubjectFinder(context, git));
                outcomes.Add(trigger(catalog, at).Run(jobs, new Trigger.Hook(hook, arguments), subject, StandardInput.Of(bytes), observer, choice: selection.Choice, group: plan?.Jobs));
                changed.UnionWith(guard?.Changed() ?? []);
            });
        }

        return new HookOutcome
        {
            ExitCode = ExitCodeOf(outcomes, catalog) is var code and not ExitCode.Ok ? code : changed.Count > 0 ? ExitCode.JobFailed : ExitCode.Ok,
            Passes = outcomes,
            Problems = catalog.Problems,
            Arrived = arrived,
            Changed = [.. changed],
        };
    }

    /// <summary>What <see cref="Run"/> would do, without starting a job.</summary>
    public IReadOnlyList<PlannedPass> Preview(string hook, IReadOnlyList<string> arguments, HookOptions options, Func<Stream> input, JobPrograms programs, Action<string> note)
    {
        var catalog = loadCatalog();
        var selection = JobSelection.Of(hook, catalog, options, context.Environment);
        foreach (var line in selection.Notes)
            note(line);
        IReadOnlyList<Job> jobs = selection.IsOff ? [.. catalog.For(hook)] : selection.Jobs;
        var passes = new HookPasses(context, git, note) { Step = Step };
        List<PlannedPass> planned = [];
        foreach (var at in passes.Of(hook, arguments, HookInput.Read(hook, input, isAsked: false), options.IsByHand))
        {
            passes.Work(at, null, () =>
            {
                var preview = new RunPreview(at, git, programs, new Trigger.Hook(hook, arguments), selection.Choice, note);
                planned.Add(new PlannedPass([.. at.Push?.Refs.Select(update => update.Local) ?? []], at.Push?.Tree?.Commit.Hex, preview.Of(jobs, catalog.Plans.GetValueOrDefault(hook)?.Jobs)));
            });
        }

        return planned;
    }

    private bool GuardsChanges(HookOptions options, HookPlan? plan) => options.FailOnChanges || plan?.FailOnChanges switch
    {
        FailOnChanges.Always => true,
        FailOnChanges.Ci => RunRules.IsCi(context.Environment),
        FailOnChanges.NonCi => !RunRules.IsCi(context.Environment),
        _ => false,
    };

    private int ExitCodeOf(List<TriggerOutcome> outcomes, JobCatalog catalog)
    {
        if (context.Interruption.Raised.IsCancellationRequested)
            return ExitCode.Interrupted;
        if (outcomes.Exists(outcome => !outcome.Succeeded || outcome.Trouble is not null && catalog.Receipts.Required))
            return ExitCode.JobFailed;

        // A job that can't be read might have been the check that this commit needed.
        return catalog.Problems.Count > 0 ? ExitCode.Usage : ExitCode.Ok;
    }

    /// <summary>Runs the hook that was there before ours, exactly as git would have.</summary>
    private int RunKept(KeptHook kept, string hook, IReadOnlyList<string> arguments, ReadOnlyMemory<byte> input)
    {
        var readsInput = GitHook.TryParse(hook, out var known) && known is { ReadsInput: true, IsConversation: false };
        var command = kept.Command(arguments);
        return ChildProcess.Run(
            new ProcessStart
            {
                Program = command.Program,
                Arguments = command.Arguments,
                Directory = kept.Directory,
                Environment = context.Environment,
                Input = readsInput ? StandardInput.Of(input) : StandardInput.Inherited,
                SharesGroup = true,
            },
            context.Interruption).ExitCode;
    }

    /// <summary>A pull may bring jobs for hooks that have no shim yet. Where <c>ensure</c> never ran, nobody asked for any.</summary>
    private IReadOnlyList<ShimChange> EnsureArrived(JobCatalog catalog)
    {
        if (InstalledHooks.Read(context.Repository) is not { } installed)
            return [];
        return catalog.Hooks.All(name => installed.Contains(name) || !GitHook.TryParse(name, out _)) ? [] : installer.Ensure(catalog);
    }
}
