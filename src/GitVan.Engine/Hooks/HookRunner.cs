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
    /// <summary>Bytes of a hook's standard input: a push of half a million refs. More is not a push.</summary>
    private const int LongestInput = 64 * 1024 * 1024;

    /// <param name="input">Our standard input; read only where githooks(5) says that git writes one, or a job asks for it.</param>
    /// <param name="trigger">Makes the runner of the jobs, once it is known that there are any.</param>
    public HookOutcome Run(string hook, IReadOnlyList<string> arguments, HookOptions options, Func<Stream> input, Func<JobCatalog, TriggerRunner> trigger, IRunObserver observer)
    {
        var catalog = loadCatalog();
        var selection = JobSelection.Of(hook, catalog, options, context.Environment);
        var jobs = selection.Jobs;
        var bytes = jobs.Count > 0 || kept is not null ? ReadInput(hook, input, jobs.Any(job => job.UsesInput)) : default;

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

        var subject = HookSubject.Find(hook, arguments, bytes, new SubjectFinder(context, git));
        var guard = GuardsChanges(options, catalog.Plans.GetValueOrDefault(hook)) ? new ChangeGuard(context, git) : null;
        guard?.Begin();
        var outcome = trigger(catalog).Run(jobs, new Trigger.Hook(hook, arguments), subject, StandardInput.Of(bytes), observer, choice: selection.Choice, group: catalog.Plans.GetValueOrDefault(hook)?.Jobs);
        var changed = guard?.Changed() ?? [];
        return new HookOutcome
        {
            ExitCode = ExitCodeOf(outcome, catalog) is var code and not ExitCode.Ok ? code : changed.Count > 0 ? ExitCode.JobFailed : ExitCode.Ok,
            Jobs = outcome,
            Problems = catalog.Problems,
            Arrived = arrived,
            Changed = changed,
        };
    }

    /// <summary>What <see cref="Run"/> would do, without starting a job.</summary>
    public IReadOnlyList<PlannedRun> Preview(string hook, IReadOnlyList<string> arguments, HookOptions options, Func<Stream> input, JobPrograms programs, Action<string> note)
    {
        var catalog = loadCatalog();
        var selection = JobSelection.Of(hook, catalog, options, context.Environment);
        foreach (var line in selection.Notes)
            note(line);
        var preview = new RunPreview(context, git, programs, new Trigger.Hook(hook, arguments), StandardInput.Of(ReadInput(hook, input, isAsked: false)), selection.Choice, note);
        return preview.Of(selection.IsOff ? [.. catalog.For(hook)] : selection.Jobs, catalog.Plans.GetValueOrDefault(hook)?.Jobs);
    }

    private bool GuardsChanges(HookOptions options, HookPlan? plan) => options.FailOnChanges || plan?.FailOnChanges switch
    {
        FailOnChanges.Always => true,
        FailOnChanges.Ci => RunRules.IsCi(context.Environment),
        FailOnChanges.NonCi => !RunRules.IsCi(context.Environment),
        _ => false,
    };

    private int ExitCodeOf(TriggerOutcome outcome, JobCatalog catalog)
    {
        if (context.Interruption.Raised.IsCancellationRequested)
            return ExitCode.Interrupted;
        if (!outcome.Succeeded || outcome.Trouble is not null && catalog.Receipts.Required)
            return ExitCode.JobFailed;

        // A job that can't be read might have been the check that this commit needed.
        return catalog.Problems.Count > 0 ? ExitCode.Usage : ExitCode.Ok;
    }

    /// <param name="isAsked">A job asks for it, so that a hook of one's own has what is piped into it.</param>
    private static ReadOnlyMemory<byte> ReadInput(string hook, Func<Stream> input, bool isAsked)
    {
        if (GitHook.TryParse(hook, out var known) ? known.IsConversation || !known.ReadsInput && !isAsked : !isAsked)
            return default;
        using var all = new MemoryStream();
        using var stream = input();
        var buffer = new byte[64 * 1024];
        int count;
        while ((count = stream.Read(buffer)) > 0)
        {
            if (all.Length + count > LongestInput)
                throw new GitVanException($"git wrote more than {LongestInput / (1024 * 1024)} MB to the hook {hook}") { Hint = "push fewer refs at once" };
            all.Write(buffer, 0, count);
        }

        return all.ToArray();
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
