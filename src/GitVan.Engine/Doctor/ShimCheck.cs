using GitVan.Engine.Hooks;

namespace GitVan.Engine.Doctor;

/// <summary>Where a hook has jobs, what git finds under its name is our shim, whole, with its run bit, and executable where it lies.</summary>
internal static class ShimCheck
{
    public const string Name = "shims";

    public static IEnumerable<CheckResult> Run(CheckContext context)
    {
        if (context.Hooks is not { } folder || context.Catalog is not { } catalog)
            return [new CheckResult(Name, CheckStatus.Fail, "can't be looked at before the above is mended", "run, when it is: gitvan doctor")];
        if (context.HooksWithJobs.Count == 0 && InstalledHooks.Read(context.Repository) is null && folder.Shims().Count == 0)
            return [new CheckResult(Name, CheckStatus.Ok, "none are needed: no hook of git has a job yet")];

        List<CheckResult> found = [.. context.Installer.Plan(catalog).Select(change => Finding(context, folder, change))];
        found.AddRange(folder.Shims().Where(hook => IsRefused(context, folder.HookPath(hook))).Select(hook => new CheckResult(
            Name,
            CheckStatus.Fail,
            $"{hook}: {folder.HookPath(hook)} has its run bit, but the system refuses to run files there; the file system may be mounted noexec",
            "remount it without noexec, or move the hooks: git config core.hooksPath <folder on another file system> && gitvan ensure")));
        return found.Count > 0
            ? found
            : [new CheckResult(Name, CheckStatus.Ok, $"{string.Join(", ", folder.Shims())}: each is gitvan's, whole and executable")];
    }

    private static CheckResult Finding(CheckContext context, HookFolder folder, ShimChange change)
    {
        var jobs = context.Catalog!.For(change.Hook).Count();
        var (hook, path) = (change.Hook, folder.HookPath(change.Hook));
        var cost = jobs > 0 ? $"so its {(jobs == 1 ? "job does" : $"{jobs} jobs do")} not run" : "so jobs that arrive by it are not noticed";
        var severity = jobs > 0 ? CheckStatus.Fail : CheckStatus.Warn;
        var twoKept = change.Action == ShimAction.Chain && File.Exists(folder.KeptPath(hook));
        var (status, message) = change.Action switch
        {
            ShimAction.Install => (severity, $"{hook}: there is no hook in {folder.Path}, {cost}"),
            ShimAction.Chain => (severity, $"{hook}: {path} is another tool's, {cost}"),
            ShimAction.Renew when !HasRunBit(path) => (severity, $"{hook}: {path} has lost its run bit and git passes over it, {cost}"),
            ShimAction.Renew when Shim.Target(folder.ReadShim(hook)!) is { } target && target != context.Executable =>
                (CheckStatus.Warn, $"{hook}: calls {target}, and this is {context.Executable}"),
            ShimAction.Renew => (CheckStatus.Warn, $"{hook}: {path} was edited"),
            _ => (CheckStatus.Warn, $"{hook}: has a shim and no job"),
        };
        var mend = twoKept
            ? $"join {CheckContext.Quote(path)} and {CheckContext.Quote(folder.KeptPath(hook))} into the second, remove the first, and run: gitvan ensure"
            : "run: gitvan ensure";

        // What other repositories share is not written to without asking.
        return new CheckResult(Name, status, message, mend) { Fix = twoKept || folder.IsShared ? null : context.Ensure };
    }

    private static bool IsRefused(CheckContext context, string path) => HasRunBit(path) && !context.IsExecutable(path);

    private static bool HasRunBit(string path) =>
        OperatingSystem.IsWindows() || (File.GetUnixFileMode(path) & (UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute)) != 0;
}
