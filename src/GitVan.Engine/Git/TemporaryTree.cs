using GitVan.Engine.Files;
using GitVan.Engine.Processes;

namespace GitVan.Engine.Git;

/// <summary>
/// A work tree of one commit that lasts no longer than its owner: a folder in the git directory, and beside it a file that the owner has locked as
/// long as it lives. What the owner of one that is gone left behind, the next to come removes.
/// </summary>
public sealed class TemporaryTree
{
    private const string LockEnding = ".lock";
    private const int IdLength = 16;

    private readonly Repository origin;
    private readonly string path;
    private FileStream? held;

    public TemporaryTree(Repository origin)
        : this(origin, Guid.NewGuid().ToString("N")[..IdLength])
    {
    }

    private TemporaryTree(Repository origin, string id)
    {
        (this.origin, path) = (origin, Path.Join(FolderOf(origin), id));
        Repository = origin with { WorkTree = path, GitDirectory = Path.Join(origin.CommonDirectory, "worktrees", id) };
    }

    /// <summary>The repository as it is seen from there.</summary>
    public Repository Repository { get; }

    private string LockPath => path + LockEnding;

    /// <summary>Checks a commit out. No hook runs, and nobody is asked for anything.</summary>
    /// <exception cref="GitVanException">It can't be done; nothing is left of it.</exception>
    public void Add(GitRunner git, Interruption interruption, ObjectId commit, Action<string> step)
    {
        held = Take();
        step("tree locked");

        // A git that outlives us has the lock too, so that nobody removes what it still writes; a monitor that it started would have it for ever.
        string[] arguments = ["worktree", "add", "--quiet", "--detach", path, commit.Hex];
        var result = git.With(interruption).Holding(held.SafeFileHandle).WithVariable("GIT_TERMINAL_PROMPT", "0").WithConfiguration(["core.fsmonitor=false"]).TryRun(arguments);
        if (!result.Succeeded)
        {
            Remove(git, _ => { });
            throw new GitVanException($"can't check out {commit.Hex[..7]} in a temporary work tree: {new GitFailedException(arguments, result).Reason}", ExitCode.JobFailed)
            {
                Hint = $"see all of it with: git worktree add --detach <folder> {commit.Hex[..7]}",
            };
        }

        step("tree added");
    }

    /// <summary>Removes it with all that was left in it.</summary>
    /// <returns>One line where it can't be; the next to come tries it again.</returns>
    public string? Remove(GitRunner git, Action<string> step)
    {
        if (held is null)
            return null;
        try
        {
            if (Directory.Exists(path) || Directory.Exists(Repository.GitDirectory))
                Clear(git);
            RemoveEmpty(Path.GetDirectoryName(Repository.GitDirectory)!);
            step("tree removed");
            File.Delete(LockPath);
            RemoveEmpty(FolderOf(origin));
            return null;
        }
        catch (Exception e) when (WriteFailure.IsOne(e))
        {
            return $"the temporary work tree '{path}' can't be removed: {e.Message}";
        }
        finally
        {
            held.Dispose();
            held = null;
        }
    }

    /// <summary>Removes those whose owner is gone. One look at the disk, and nothing more where there are none.</summary>
    /// <returns>Lines for people.</returns>
    public static IReadOnlyList<string> Sweep(Repository repository, Func<GitRunner> git) =>
    [
        .. Abandoned(repository).Select(tree => tree.Remove(git(), _ => { }) ?? $"removed the temporary work tree '{tree.path}' of a gitvan that was killed"),
    ];

    /// <summary>The paths of those whose owner is gone.</summary>
    public static IReadOnlyList<string> ListAbandoned(Repository repository)
    {
        List<string> paths = [];
        foreach (var tree in Abandoned(repository))
        {
            paths.Add(tree.path);
            tree.held?.Dispose();
        }

        return paths;
    }

    /// <summary>Each is ours from then on.</summary>
    private static IEnumerable<TemporaryTree> Abandoned(Repository repository)
    {
        var folder = FolderOf(repository);
        if (!Directory.Exists(folder))
            yield break;
        foreach (var file in Directory.GetFiles(folder, "*" + LockEnding).Order(StringComparer.Ordinal))
        {
            var tree = new TemporaryTree(repository, Path.GetFileName(file)[..^LockEnding.Length]);
            if (tree.TryTakeOver())
                yield return tree;
        }
    }

    private static string FolderOf(Repository repository) => Path.Join(repository.StateDirectory, "worktrees");

    private FileStream Take()
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                Directory.CreateDirectory(FolderOf(origin));
                return LockedFile.TryOpen(LockPath, FileMode.CreateNew) ?? throw new IOException("another process has it open");
            }
            catch (DirectoryNotFoundException) when (attempt < 3)
            {
                // The last of the others took the folder with it.
            }
            catch (Exception e) when (WriteFailure.IsOne(e))
            {
                throw WriteFailure.For(LockPath, e);
            }
        }
    }

    private bool TryTakeOver()
    {
        try
        {
            held = LockedFile.TryOpen(LockPath, FileMode.Open);
            return held is not null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // It is gone by now, or another user's.
            return false;
        }
    }

    private void Clear(GitRunner git)
    {
        // Git can name every file; but it knows nothing of a tree whose making was cut short, and stops at folders that are not to be written to.
        git.TryRun(["worktree", "remove", "--force", "--force", path]);
        foreach (var folder in new[] { path, Repository.GitDirectory }.Where(Directory.Exists))
        {
            MakeWritable(new DirectoryInfo(folder));
            Directory.Delete(folder, recursive: true);
        }
    }

    private static void MakeWritable(DirectoryInfo folder)
    {
        if (!OperatingSystem.IsWindows())
            folder.UnixFileMode |= UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
        foreach (var inner in folder.EnumerateDirectories("*", new EnumerationOptions { AttributesToSkip = FileAttributes.ReparsePoint }))
            MakeWritable(inner);
    }

    private static void RemoveEmpty(string folder)
    {
        try
        {
            Directory.Delete(folder);
        }
        catch (IOException)
        {
            // Others have something there, or it is gone.
        }
    }
}
