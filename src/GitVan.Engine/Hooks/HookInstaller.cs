using System.Text;
using GitVan.Engine.Files;
using GitVan.Engine.Git;
using GitVan.Engine.Jobs;

namespace GitVan.Engine.Hooks;

/// <summary>
/// Puts shims into git's hooks folder and takes them away. What it finds there is never lost: a hook is copied beside its place before the
/// shim is renamed over it, so that at every moment either the one or the other runs, also after <c>kill -9</c>.
/// </summary>
public sealed class HookInstaller(Repository repository, GitRunner git, string executable)
{
    /// <summary>They notice jobs that arrive by pull, checkout or rebase.</summary>
    public static IReadOnlyList<string> Watching { get; } = [GitHook.PostMerge.Name, GitHook.PostCheckout.Name, GitHook.PostRewrite.Name];

    private const UnixFileMode RunnableMode = (UnixFileMode)0b111_101_101;
    private const UnixFileMode AnyExecute = UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute;

    private readonly DecorationExclusion decoration = new(git);

    /// <summary>What must change so that exactly the hooks that have jobs reach them. Changes nothing.</summary>
    public IReadOnlyList<ShimChange> Plan(JobCatalog jobs)
    {
        var folder = HookFolder.Find(repository, git);
        var wanted = Wanted(jobs.Hooks);
        List<ShimChange> changes = [];
        foreach (var hook in GitHook.All.Select(known => known.Name))
        {
            if (wanted.Contains(hook))
            {
                if (ToInstall(folder, hook) is { } action)
                    changes.Add(new(hook, action));
            }

            // All work trees share one hooks folder, and another one's branch may have jobs that this one lacks. A job that can't be read
            // names no hook, and its hook must go on failing until it can.
            else if (!HasOtherWorkTrees && jobs.Problems.Count == 0 && folder.ReadShim(hook) is not null)
            {
                changes.Add(ToRemove(folder, hook));
            }
        }

        return changes;
    }

    /// <summary>Makes it so.</summary>
    /// <returns>What was changed; nothing when all was right already.</returns>
    public IReadOnlyList<ShimChange> Ensure(JobCatalog jobs)
    {
        var folder = HookFolder.Find(repository, git);
        var changes = Plan(jobs);
        foreach (var change in changes)
            Apply(folder, change);
        decoration.Set();
        InstalledHooks.Write(repository, Wanted(jobs.Hooks));
        return changes;
    }

    /// <summary>Takes all shims away and puts back what was there. Receipts stay.</summary>
    public IReadOnlyList<ShimChange> Uninstall()
    {
        var folder = HookFolder.Find(repository, git);
        List<ShimChange> changes = [.. folder.Shims().Select(hook => ToRemove(folder, hook))];
        foreach (var change in changes)
            Apply(folder, change);
        decoration.Unset();
        InstalledHooks.Forget(repository);
        return changes;
    }

    private bool HasOtherWorkTrees =>
        repository.IsLinkedWorkTree || Directory.Exists(Path.Join(repository.CommonDirectory, "worktrees"));

    private HashSet<string> Wanted(IEnumerable<string> hooksWithJobs) =>
        [.. hooksWithJobs.Where(name => GitHook.TryParse(name, out _)), .. repository.IsBare ? [] : Watching];

    private ShimAction? ToInstall(HookFolder folder, string hook)
    {
        var path = folder.HookPath(hook);
        if (!File.Exists(path) && new FileInfo(path).LinkTarget is null)
            return ShimAction.Install;
        if (folder.ReadShim(hook) is not { } shim)
            return ShimAction.Chain;
        return shim == Shim.Text(hook, executable) && IsRunnable(path) ? null : ShimAction.Renew;
    }

    private static ShimChange ToRemove(HookFolder folder, string hook) =>
        new(hook, Exists(folder.KeptPath(hook)) ? ShimAction.Restore : ShimAction.Remove);

    private void Apply(HookFolder folder, ShimChange change)
    {
        var path = folder.HookPath(change.Hook);
        try
        {
            switch (change.Action)
            {
                case ShimAction.Remove:
                    File.Delete(path);
                    return;
                case ShimAction.Restore:
                    File.Move(folder.KeptPath(change.Hook), path, overwrite: true);
                    return;
                case ShimAction.Chain:
                    Keep(path, folder.KeptPath(change.Hook));
                    break;
            }

            AtomicFile.Write(path, Encoding.UTF8.GetBytes(Shim.Text(change.Hook, executable)), mode: RunnableMode);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new GitVanException($"{path}: the hook can't be written: {e.Message}", inner: e) { Hint = "run: gitvan doctor" };
        }
    }

    /// <summary>Copies a hook aside, as a link where it is one. An earlier kept hook is not overwritten by another tool's.</summary>
    private static void Keep(string path, string kept)
    {
        if (Exists(kept))
        {
            if (File.Exists(kept) && File.Exists(path) && File.ReadAllBytes(kept).AsSpan().SequenceEqual(File.ReadAllBytes(path)))
                return;
            throw new GitVanException($"{path}: another tool wrote this hook over gitvan's, and '{kept}' already holds an earlier one")
            {
                Hint = "join the two into one of them, remove the other, and run: gitvan ensure",
            };
        }

        if (new FileInfo(path).LinkTarget is { } target)
        {
            File.CreateSymbolicLink(kept, target);
            return;
        }

        var temporary = kept + ".new";
        File.Copy(path, temporary, overwrite: true);
        File.Move(temporary, kept);
    }

    private static bool IsRunnable(string path) => OperatingSystem.IsWindows() || (File.GetUnixFileMode(path) & AnyExecute) != 0;

    private static bool Exists(string path) => File.Exists(path) || new FileInfo(path).LinkTarget is not null;
}
