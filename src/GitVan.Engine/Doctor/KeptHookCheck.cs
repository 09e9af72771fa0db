using GitVan.Engine.Hooks;

namespace GitVan.Engine.Doctor;

/// <summary>Every hook that was there before ours still runs.</summary>
internal static class KeptHookCheck
{
    public const string Name = "kept-hooks";

    public static IEnumerable<CheckResult> Run(CheckContext context)
    {
        if (context.Hooks is not { } folder)
            return [];
        List<string> kept = [.. GitHook.All.Select(hook => hook.Name).Where(hook => Exists(folder.KeptPath(hook)))];
        List<CheckResult> found = [.. kept.Select(hook => Examine(context, folder, hook)).OfType<CheckResult>()];
        if (found.Count > 0)
            return found;
        return [new CheckResult(Name, CheckStatus.Ok, kept.Count == 0 ? "there is none from before" : $"{string.Join(", ", kept)}: each runs before the jobs")];
    }

    private static CheckResult? Examine(CheckContext context, HookFolder folder, string hook)
    {
        string path = CheckContext.Quote(folder.HookPath(hook)), kept = CheckContext.Quote(folder.KeptPath(hook));
        if (folder.ReadShim(hook) is not null)
        {
            return context.IsExecutable(folder.KeptPath(hook))
                ? null
                : new CheckResult(Name, CheckStatus.Warn, $"{hook}: the hook from before, {folder.KeptPath(hook)}, has no run bit, so it does not run", $"run, if it should: chmod +x {kept}");
        }

        return Exists(folder.HookPath(hook))
            ? new CheckResult(Name, CheckStatus.Warn, $"{hook}: {folder.KeptPath(hook)} does not run, because another tool's hook stands in its shim's place", $"compare the two, and remove the one that is not needed: diff {kept} {path}")
            : new CheckResult(Name, CheckStatus.Warn, $"{hook}: {folder.KeptPath(hook)} does not run, because its shim is gone", $"put it back: mv {kept} {path}");
    }

    private static bool Exists(string path) => File.Exists(path) || new FileInfo(path).LinkTarget is not null;
}
