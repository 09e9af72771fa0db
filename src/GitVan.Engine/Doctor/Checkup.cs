using GitVan.Engine.Git;
using GitVan.Engine.Hooks;

namespace GitVan.Engine.Doctor;

/// <summary>
/// Proves that a hook will fire and that its receipt can be kept, and names the mend where not. It looks, and starts what a hook would
/// start, but runs no job; what <see cref="Fix"/> does loses nothing of a person's: it writes shims and git's own settings of GitVan, and
/// removes only what gitvan itself left behind.
/// </summary>
/// <param name="directory">Where the person is, absolute; it need not be in a repository.</param>
/// <param name="executable">Our own file, absolute.</param>
public sealed class Checkup(string directory, IReadOnlyDictionary<string, string> environment, string executable, TimeProvider time)
{
    /// <summary>In this order they are shown and mended: run bits before the shims that need the jobs, locks before the receipts that wait for them.</summary>
    private static readonly (string Name, Func<CheckContext, IEnumerable<CheckResult>> Run)[] Checks =
    [
        (ConfigurationCheck.Name, ConfigurationCheck.Run),
        (JobCheck.Name, JobCheck.Run),
        (HooksPathCheck.Name, HooksPathCheck.Run),
        (ShimCheck.Name, ShimCheck.Run),
        (ExecutableCheck.Name, ExecutableCheck.Run),
        (FiringCheck.Name, FiringCheck.Run),
        (KeptHookCheck.Name, KeptHookCheck.Run),
        (StorageCheck.Name, StorageCheck.Run),
        (LockCheck.Name, LockCheck.Run),
        (SavedWorkCheck.Name, SavedWorkCheck.Run),
        (LeftoverCheck.Name, LeftoverCheck.Run),
        (WriterCheck.Name, WriterCheck.Run),
        (WaitingCheck.Name, WaitingCheck.Run),
        (ChainCheck.Name, ChainCheck.Run),
        (ViewCheck.Name, ViewCheck.Run),
        (DecorationCheck.Name, DecorationCheck.Run),
        (RemoteCheck.Name, RemoteCheck.Run),
    ];

    /// <summary>Every git process that was started, for <c>--verbose</c>.</summary>
    public Action<IReadOnlyList<string>>? Started { get; init; }

    /// <summary><see cref="HookProbe.Variable"/> is set where we were started.</summary>
    public bool Probing { get; init; }

    private static CheckResult[] ProbeResult =>
        [new("environment", CheckStatus.Fail, $"{HookProbe.Variable} is set here, so hooks only answer and run nothing", $"run: unset {HookProbe.Variable}")];

    /// <summary>What holds everywhere: git and the executable. Changes nothing.</summary>
    public IReadOnlyList<CheckResult> ExamineMachine() =>
    [
        .. Probing ? ProbeResult : [],
        .. Guarded(GitCheck.Name, () => [GitCheck.Run(environment, directory)]),
        .. Guarded(PathCheck.Name, () => [PathCheck.Run(environment, directory, executable)]),
    ];

    /// <summary>What holds for the repository the directory is in. Leaves nothing changed.</summary>
    /// <exception cref="GitVanException">The directory is in no repository.</exception>
    public IReadOnlyList<CheckResult> ExamineRepository()
    {
        if (RepositoryFinder.Find(directory, environment) is RepositorySearch.NotFound none)
            none.Get();
        if (RepositoryCheck.Open(directory, environment, out var result) is not { } repository)
            return [result];
        var context = new CheckContext(repository, new GitRunner(repository, environment) { Started = Started }, environment, executable, time);
        return [result, .. Checks.SelectMany(check => Guarded(check.Name, () => [.. check.Run(context)]))];
    }

    /// <summary>Makes the mends that are safe to make without asking, each once.</summary>
    /// <returns>What was done, and what could not be.</returns>
    public static IReadOnlyList<string> Fix(IEnumerable<CheckResult> results)
    {
        List<string> done = [];
        foreach (var fix in results.Select(result => result.Fix).OfType<Fix>().Distinct(ReferenceEqualityComparer.Instance).Cast<Fix>())
        {
            try
            {
                done.AddRange(fix.Apply());
            }
            catch (Exception e) when (e is GitVanException or IOException or UnauthorizedAccessException)
            {
                done.Add($"could not: {e.Message}");
            }
        }

        return done;
    }

    /// <summary>A check that can't even look has found something.</summary>
    private static IReadOnlyList<CheckResult> Guarded(string name, Func<IReadOnlyList<CheckResult>> check)
    {
        try
        {
            return check();
        }
        catch (GitVanException e)
        {
            return [new CheckResult(name, CheckStatus.Fail, e.Message, e.Hint)];
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return [new CheckResult(name, CheckStatus.Fail, e.Message.Split('\n')[0].TrimEnd('.'), "check the owner and the permissions of this path")];
        }
    }
}
