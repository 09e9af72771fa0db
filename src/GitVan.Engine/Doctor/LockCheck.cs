using System.Globalization;
using GitVan.Engine.Git;

namespace GitVan.Engine.Doctor;

/// <summary>
/// No lock of git's stands for longer than any git command that could hold it: a killed git leaves one, and from then on the ref, the
/// index or all packed refs can't be written.
/// </summary>
internal static class LockCheck
{
    public const string Name = "locks";

    private static readonly TimeSpan Long = TimeSpan.FromMinutes(10);

    public static IEnumerable<CheckResult> Run(CheckContext context)
    {
        List<FileInfo> old = [.. Locks(context.Repository).Where(file => context.AgeOf(file) > Long)];
        if (old.Count == 0)
            return [new CheckResult(Name, CheckStatus.Ok, "none is older than 10 minutes")];
        var holder = GitProcesses.FindHolder(context.Repository, old.Select(file => file.FullName).ToHashSet());
        return holder is var (id, name)
            ? old.Select(file => new CheckResult(Name, CheckStatus.Warn, $"{Old(context, file)}, and process {id} ({name}) may hold it", $"wait for it, or end it if it hangs, and run again: gitvan doctor"))
            : old.Select(file => Stale(context, file));
    }

    private static CheckResult Stale(CheckContext context, FileInfo file) => new(
        Name,
        CheckStatus.Fail,
        OperatingSystem.IsLinux() ? $"{Old(context, file)}, and no git works in this repository: it is stale" : $"{Old(context, file)}; it is stale unless a git still works in this repository",
        $"remove it: rm {CheckContext.Quote(file.FullName)}")
    {
        // What is not GitVan's own may stand for work that only the person knows about.
        Fix = IsOurs(context.Repository, file) ? new Fix(() => Remove(context, file)) : null,
    };

    private static IReadOnlyList<string> Remove(CheckContext context, FileInfo file)
    {
        // A git that started meanwhile takes the lock anew only when the file is gone, so what is still there is still the old one.
        file.Refresh();
        if (!file.Exists || context.AgeOf(file) <= Long)
            return [];
        file.Delete();
        return [$"removed the stale lock {context.Display(file.FullName)}"];
    }

    private static bool IsOurs(Repository repository, FileInfo file) =>
        file.FullName.StartsWith(Path.Join(repository.CommonDirectory, "refs/gitvan/"), StringComparison.Ordinal);

    private static string Old(CheckContext context, FileInfo file) =>
        string.Create(CultureInfo.InvariantCulture, $"{context.Display(file.FullName)} is {context.AgeOf(file).TotalMinutes:0} minutes old");

    private static IEnumerable<FileInfo> Locks(Repository repository)
    {
        string[] single =
        [
            Path.Join(repository.GitDirectory, "index.lock"), Path.Join(repository.GitDirectory, "HEAD.lock"),
            Path.Join(repository.CommonDirectory, "HEAD.lock"), Path.Join(repository.CommonDirectory, "packed-refs.lock"),
            Path.Join(repository.CommonDirectory, "config.lock"), Path.Join(repository.CommonDirectory, "reftable", "tables.list.lock"),
        ];
        var refs = new DirectoryInfo(Path.Join(repository.CommonDirectory, "refs"));
        var everywhere = new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.ReparsePoint, IgnoreInaccessible = true };
        return
        [
            .. single.Distinct().Where(File.Exists).Select(path => new FileInfo(path)),
            .. refs.Exists ? refs.EnumerateFiles("*.lock", everywhere).OrderBy(file => file.FullName, StringComparer.Ordinal) : Enumerable.Empty<FileInfo>(),
        ];
    }
}
