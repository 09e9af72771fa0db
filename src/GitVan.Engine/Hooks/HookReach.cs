using GitVan.Engine.Git;
using GitVan.Engine.Processes;

namespace GitVan.Engine.Hooks;

/// <summary>
/// Whether git still comes by the shims that <c>ensure</c> wrote, as far as a look at files tells: every command can afford it. It says nothing
/// where it can't be sure; the doctor asks git.
/// </summary>
public static class HookReach
{
    private const UnixFileMode AnyExecute = UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute;

    /// <returns>Which hook does not run and why, in a line; null where none is known.</returns>
    public static string? FindProblem(Repository repository, IReadOnlyDictionary<string, string> environment)
    {
        try
        {
            return InstalledHooks.Read(repository) is { } installed && Find(repository, environment) is { } folder
                ? installed.OrderBy(HookInstaller.Watching.Contains).ThenBy(hook => hook, StringComparer.Ordinal).Select(hook => Problem(folder, hook, environment, repository.Root)).FirstOrDefault(problem => problem is not null)
                : null;
        }
        catch (Exception e) when (e is GitVanException or IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private static string? Problem(HookFolder folder, string hook, IReadOnlyDictionary<string, string> environment, string root)
    {
        var path = folder.HookPath(hook);
        if (!File.Exists(path))
            return $"{hook} does not run: there is no hook in {folder.Path}, where git looks for it";
        if (folder.ReadShim(hook) is not { } shim)
            return $"{hook} does not run: {path} is another tool's";
        if (!OperatingSystem.IsWindows() && (File.GetUnixFileMode(path) & AnyExecute) == 0)
            return $"{hook} does not run: {path} has lost its run bit";
        return Shim.Target(shim) is { } target && !File.Exists(target) && ProgramPath.Find("gitvan", environment, root) is null
            ? $"{hook} does not run: {target} is gone, and no gitvan is on PATH"
            : null;
    }

    /// <returns>Null where another file may have a say.</returns>
    private static HookFolder? Find(Repository repository, IReadOnlyDictionary<string, string> environment)
    {
        if (environment.ContainsKey("GIT_CONFIG_COUNT") || environment.ContainsKey("GIT_CONFIG_PARAMETERS"))
            return null;
        var home = environment.GetValueOrDefault("HOME") ?? "";
        var xdg = environment.GetValueOrDefault("XDG_CONFIG_HOME") is { Length: > 0 } given ? given : Path.Join(home, ".config");
        string[] own = [Path.Join(repository.GitDirectory, "config.worktree"), Path.Join(repository.CommonDirectory, "config")];
        string[] files = [.. own, .. environment.GetValueOrDefault("GIT_CONFIG_GLOBAL") is { } named ? [named] : (string[])[Path.Join(home, ".gitconfig"), Path.Join(xdg, "git", "config")]];
        foreach (var file in files)
        {
            var config = GitConfigFile.Read(file);
            if (config.Entries.Any(entry => entry.Section.StartsWith("include", StringComparison.OrdinalIgnoreCase)))
                return null;
            if (config.Find("core", "hooksPath") is { } path)
                return In(Path.GetFullPath(path.StartsWith("~/", StringComparison.Ordinal) ? Path.Join(home, path[2..]) : path, repository.Root));
        }

        return In(Path.Join(repository.CommonDirectory, "hooks"));
    }

    private static HookFolder In(string path) => new() { Path = path, IsShared = false };
}
