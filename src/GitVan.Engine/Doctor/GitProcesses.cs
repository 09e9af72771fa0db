using GitVan.Engine.Git;

namespace GitVan.Engine.Doctor;

/// <summary>Who may hold a lock in a repository, as far as the system tells: <c>/proc</c>, and so on Linux only.</summary>
internal static class GitProcesses
{
    /// <returns>The id and the name of a process that has one of the files open, or is git's and works in the repository; null where there
    /// is none. A process whose folders we may not see counts when it is called git.</returns>
    public static (int Id, string Name)? FindHolder(Repository repository, IReadOnlySet<string> files)
    {
        if (!OperatingSystem.IsLinux())
            return null;
        foreach (var folder in Directory.EnumerateDirectories("/proc"))
        {
            if (!int.TryParse(Path.GetFileName(folder), out var id) || id == Environment.ProcessId || NameOf(folder) is not { } name)
                continue;
            if (Paths(folder) is { } paths ? paths.Any(path => files.Contains(path) || IsGits(name) && IsIn(repository, path)) : IsGit(name))
                return (id, name);
        }

        return null;
    }

    private static bool IsGits(string name) => name.StartsWith("git", StringComparison.OrdinalIgnoreCase);

    private static bool IsGit(string name) => name is "git" or "gitvan" || name.StartsWith("git-", StringComparison.Ordinal);

    private static bool IsIn(Repository repository, string path) =>
        GitPath.IsWithin(path, repository.Root) || GitPath.IsWithin(path, repository.GitDirectory) || GitPath.IsWithin(path, repository.CommonDirectory);

    /// <returns>Null where the process has ended, also when its parent has not taken notice yet: it holds nothing any more.</returns>
    private static string? NameOf(string folder)
    {
        try
        {
            // "15 (git) S 1 …" (proc(5)); the name may have brackets and blanks in it.
            var text = File.ReadAllText(Path.Join(folder, "stat"));
            var (open, close) = (text.IndexOf('('), text.LastIndexOf(')'));
            return text[close + 2] is 'Z' or 'X' ? null : text[(open + 1)..close];
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <returns>The process's directory and what it has open; null where that is not ours to see.</returns>
    private static List<string>? Paths(string folder)
    {
        try
        {
            List<string?> links = [new FileInfo(Path.Join(folder, "cwd")).LinkTarget];
            links.AddRange(Directory.EnumerateFileSystemEntries(Path.Join(folder, "fd")).Select(fd => new FileInfo(fd).LinkTarget));
            return [.. links.OfType<string>()];
        }
        catch (Exception e) when (e is UnauthorizedAccessException)
        {
            return null;
        }
        catch (IOException)
        {
            // It ended while we looked.
            return [];
        }
    }
}
