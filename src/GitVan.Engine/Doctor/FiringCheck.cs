using GitVan.Engine.Git;
using GitVan.Engine.Hooks;

namespace GitVan.Engine.Doctor;

/// <summary>
/// The proof: git itself runs each hook, through the shim, up to the point where the jobs would start (<see cref="HookProbe"/>). Only a
/// shim that is ours to the letter is run, and only one whose executable answered: anything else might do something.
/// </summary>
internal static class FiringCheck
{
    public const string Name = "fires";

    private static readonly Version HasHookRun = new(2, 36);

    public static IEnumerable<CheckResult> Run(CheckContext context)
    {
        if (context.Hooks is not { } folder || context.Catalog is not { } catalog)
            return [];
        List<string> wanted = [.. folder.Shims().Union(context.HooksWithJobs)];
        List<string> tried = [.. wanted.Where(hook => MayBeRun(context, folder, hook))];
        List<CheckResult> found = [.. tried.Select(hook => Try(context, folder, hook, catalog.For(hook).Count())).OfType<CheckResult>()];
        List<string> untried = [.. wanted.Except(tried)];
        if (untried.Count > 0)
            found.Add(new CheckResult(Name, CheckStatus.Warn, $"not tried, because the above has to be mended first: {string.Join(", ", untried)}", "run, when it is: gitvan doctor"));
        if (tried.Count > 0 && found.All(result => result.Status != CheckStatus.Fail))
            found.Insert(0, new CheckResult(Name, CheckStatus.Ok, $"git ran {string.Join(", ", tried)}, and each reached its jobs"));
        return found;
    }

    private static bool MayBeRun(CheckContext context, HookFolder folder, string hook) =>
        folder.ReadShim(hook) is { } text
        && Shim.Target(text) is { } target
        && text == Shim.Text(hook, target)
        && context.IsExecutable(folder.HookPath(hook))
        && (context.IsExecutable(target) ? target : context.FindOnPath()) is { } program
        && context.FindVersion(program, out _) is not null;

    /// <returns>Null where the hook was reached.</returns>
    private static CheckResult? Try(CheckContext context, HookFolder folder, string hook, int jobs)
    {
        var git = context.Git.WithHooks().WithVariable(HookProbe.Variable, "1");
        var byGit = context.Version >= HasHookRun;
        var result = byGit
            ? git.TryRun(["hook", "run", "--ignore-missing", hook])
            : git.TryRun(["-c", $"alias.probe=!{CheckContext.Quote(folder.HookPath(hook))}", "probe"]);

        // Git hands a hook's output on as its own errors.
        string[] lines = [.. result.Error.Split('\n'), .. result.Text.Split('\n')];
        if (result.Succeeded && lines.Contains(HookProbe.Answer(hook, jobs)))
            return null;
        var said = lines.FirstOrDefault(line => line.Length > 0) ?? "nothing was said";
        return new CheckResult(Name, CheckStatus.Fail, $"{hook}: git ran it, and its {(jobs == 1 ? "job was" : $"{jobs} jobs were")} not reached: {said}", $"look at what happens: {HookProbe.Variable}=1 git hook run {hook}");
    }
}
