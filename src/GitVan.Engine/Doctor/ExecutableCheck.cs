using GitVan.Engine.Hooks;

namespace GitVan.Engine.Doctor;

/// <summary>What the shims call is there, may be executed, and answers.</summary>
internal static class ExecutableCheck
{
    public const string Name = "executable";

    public static IEnumerable<CheckResult> Run(CheckContext context)
    {
        if (context.Hooks is not { } folder || folder.Shims() is not { Count: > 0 } shims)
            return [];
        return
        [
            .. from hook in shims
               let target = Shim.Target(folder.ReadShim(hook)!)
               where target is not null
               group hook by target into hooks
               select Examine(context, folder, hooks.Key, string.Join(", ", hooks)),
        ];
    }

    private static CheckResult Examine(CheckContext context, HookFolder folder, string target, string hooks)
    {
        var fix = folder.IsShared || context.Catalog is null || target == context.Executable ? null : context.Ensure;
        if (context.IsExecutable(target))
        {
            return context.FindVersion(target, out var problem) is { } version
                ? new CheckResult(Name, CheckStatus.Ok, $"{target} is gitvan {version}")
                : new CheckResult(Name, CheckStatus.Fail, $"{hooks}: {target} does not work: {problem}", "install gitvan there anew, or run with one that works: gitvan ensure") { Fix = fix };
        }

        var reason = !Path.Exists(target) ? "does not exist" : Directory.Exists(target) ? "is a folder" : "can't be executed: it lacks the run bit, or its file system is mounted noexec";
        var fallback = context.FindOnPath();
        var works = fallback is not null && context.FindVersion(fallback, out _) is not null;
        return works
            ? new CheckResult(Name, CheckStatus.Warn, $"{hooks}: {target} {reason}; {fallback} on PATH answers in its place", "run: gitvan ensure") { Fix = fix }
            : new CheckResult(Name, CheckStatus.Fail, $"{hooks}: {target} {reason}, and no gitvan on PATH answers in its place, so no job runs", "run with a gitvan that stays where it is: gitvan ensure") { Fix = fix };
    }
}
