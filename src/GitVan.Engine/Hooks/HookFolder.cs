using GitVan.Engine.Git;

namespace GitVan.Engine.Hooks;

/// <summary>The folder git takes this repository's hooks from, whatever <c>core.hooksPath</c> says.</summary>
public sealed record HookFolder
{
    /// <summary>Absolute.</summary>
    public required string Path { get; init; }

    /// <summary>It lies outside this repository, so other repositories may use it too.</summary>
    public required bool IsShared { get; init; }

    /// <exception cref="GitVanException">Hooks are turned off.</exception>
    public static HookFolder Find(Repository repository, GitRunner git)
    {
        var path = System.IO.Path.GetFullPath(git.WithHooks().Run(["rev-parse", "--git-path", "hooks"]), repository.Root);
        if (File.Exists(path) || path == "/dev/null")
        {
            throw new GitVanException($"git's hooks are turned off: core.hooksPath is '{path}', which is no folder")
            {
                Hint = "run: git config --unset core.hooksPath (see where it is set: git config --show-origin core.hooksPath)",
            };
        }

        return new HookFolder
        {
            Path = path,
            IsShared = !IsBelow(path, repository.CommonDirectory) && !IsBelow(path, repository.Root) && !IsBelow(path, repository.GitDirectory),
        };
    }

    public string HookPath(string hook) => System.IO.Path.Join(Path, hook);

    public string KeptPath(string hook) => HookPath(hook) + Shim.KeptEnding;

    /// <summary>The shims that stand in it, by hook.</summary>
    public IReadOnlyList<string> Shims() => [.. GitHook.All.Select(hook => hook.Name).Where(name => ReadShim(name) is not null)];

    /// <summary>The text of the hook's shim; null where there is no hook or another one.</summary>
    public string? ReadShim(string hook) => BoundedText(HookPath(hook)) is { } text && Shim.IsShim(text) ? text : null;

    private static string? BoundedText(string path)
    {
        if (!File.Exists(path))
            return null;
        try
        {
            // What a link leads to counts, which may be nothing.
            using var file = File.OpenRead(path);
            return file.Length < 64 * 1024 ? new StreamReader(file).ReadToEnd() : null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private static bool IsBelow(string path, string folder) => path.StartsWith(folder.TrimEnd('/') + "/", StringComparison.Ordinal);
}
