using GitVan.Engine.Hooks;

namespace GitVan.Engine.Doctor;

/// <summary>Where git takes hooks from, and who says so.</summary>
internal static class HooksPathCheck
{
    public const string Name = "hooks-path";

    private const string Key = "core.hooksPath";

    public static IEnumerable<CheckResult> Run(CheckContext context)
    {
        var (scope, file) = Setting(context);
        var unset = scope is null ? null : $"git config --{scope} --unset-all {Key}";
        if (context.Hooks is not { } folder)
        {
            try
            {
                HookFolder.Find(context.Repository, context.Git);
            }
            catch (GitVanException e)
            {
                return [new CheckResult(Name, CheckStatus.Fail, e.Message + (file is null ? "" : $" (set in {file})"), unset ?? e.Hint)];
            }
        }

        return [Where(context, context.Hooks!, scope, file, unset)];
    }

    private static CheckResult Where(CheckContext context, HookFolder folder, string? scope, string? file, string? unset)
    {
        var usual = Path.Join(context.Repository.CommonDirectory, "hooks");
        if (scope is null || folder.Path == usual)
            return new CheckResult(Name, CheckStatus.Ok, $"git takes hooks from {folder.Path}");

        var said = $"git takes hooks from {folder.Path}, because {Key} is set in {file}";
        if (scope is not ("local" or "worktree") || folder.IsShared)
        {
            return new CheckResult(Name, CheckStatus.Warn, $"{said}; other repositories may share it", $"run, for hooks of this repository's own: git config --local {Key} {CheckContext.Quote(usual)} && gitvan ensure");
        }

        if (IsInHistory(context, folder.Path))
            return new CheckResult(Name, CheckStatus.Warn, $"{said}; it is in the work tree, and shims hold a path of this machine", $"ignore the shims (a line 'post-*' in {context.Display(folder.Path)}/.gitignore), or run: {unset} && gitvan ensure");
        var passedOver = folder with { Path = usual };
        return passedOver.Shims().Count > 0
            ? new CheckResult(Name, CheckStatus.Warn, $"{said}; gitvan's shims in {usual} are not looked at", $"run, if no other tool needs it: {unset} && gitvan ensure")
            : new CheckResult(Name, CheckStatus.Ok, said);
    }

    /// <summary>Below the work tree, and not ignored there.</summary>
    private static bool IsInHistory(CheckContext context, string folder) =>
        context.Repository.WorkTree is { } workTree
        && folder.StartsWith(workTree + "/", StringComparison.Ordinal)
        && !folder.StartsWith(context.Repository.CommonDirectory + "/", StringComparison.Ordinal)
        && context.Git.TryRun(["check-ignore", "--quiet", "--no-index", "--", Path.Join(folder, HookInstaller.Watching[0])]).ExitCode == 1;

    private static (string? Scope, string? File) Setting(CheckContext context)
    {
        // "local", "file:.git/config", the value, each with a NUL.
        var words = context.Git.WithHooks().TryRun(["config", "--show-scope", "--show-origin", "-z", "--get", Key]).Text.Split('\0');
        return words is [var scope, var origin, ..] ? (scope, context.Display(origin.Replace("file:", "", StringComparison.Ordinal))) : (null, null);
    }
}
