using System.Text;
using GitVan.Engine.Files;
using GitVan.Engine.Git;

namespace GitVan.Engine.Hooks;

/// <summary>Which hooks <c>ensure</c> has seen to, in a file, so that a hook can tell without a git process whether new ones arrived.</summary>
internal static class InstalledHooks
{
    public static void Write(Repository repository, IReadOnlySet<string> hooks)
    {
        if (Read(repository) is not { } known || !known.SetEquals(hooks))
            AtomicFile.Write(PathOf(repository), Encoding.UTF8.GetBytes(string.Join('\n', hooks) + "\n"));
    }

    /// <returns>Null where <c>ensure</c> never ran, or was undone.</returns>
    public static IReadOnlySet<string>? Read(Repository repository)
    {
        var path = PathOf(repository);
        return File.Exists(path) ? File.ReadAllLines(path).ToHashSet() : null;
    }

    public static void Forget(Repository repository)
    {
        if (File.Exists(PathOf(repository)))
            File.Delete(PathOf(repository));
    }

    private static string PathOf(Repository repository) => Path.Join(repository.StateDirectory, "hooks");
}
