using GitVan.Engine.Files;

namespace GitVan.Engine.Git;

/// <summary>Turns a git directory into a <see cref="Repository"/>: its common directory, work tree and format.</summary>
/// <remarks>Follows git's setup.c and <see href="https://git-scm.com/docs/repository-version">repository-version</see>.</remarks>
internal sealed class RepositoryLayout(string start, IReadOnlyDictionary<string, string> environment)
{
    private const int MaxHeadBytes = 8 << 10;

    /// <summary>A variable of git's; an empty one counts as unset.</summary>
    public string? Value(string name) => environment.TryGetValue(name, out var value) && value.Length > 0 ? value : null;

    public bool IsGitDirectory(string path)
    {
        // Most folders on the way up are none, and this one question tells.
        if (BoundedFile.TryRead(Path.Join(path, "HEAD"), MaxHeadBytes) is not { } head || !LooksLikeHead(head))
            return false;
        var common = FindCommonDirectory(path);
        var objects = Value("GIT_OBJECT_DIRECTORY") is { } named ? GitPath.Resolve(start, named) : Path.Join(common, "objects");
        return Directory.Exists(objects) && Directory.Exists(Path.Join(common, "refs"));
    }

    /// <param name="workTree">Its work tree unless the configuration or the environment says something else; null when the git
    /// directory was found from inside.</param>
    public RepositorySearch Open(string gitDirectory, string? workTree)
    {
        var common = FindCommonDirectory(gitDirectory);
        var config = GitConfigFile.Read(Path.Join(common, "config"));
        var version = config.FindInt("core", "repositoryformatversion") ?? 0;
        if (version is < 0 or > 1)
            return new RepositorySearch.Unsupported(gitDirectory, $"core.repositoryFormatVersion is {version}, expected 0 or 1");

        var (format, storage) = (ObjectFormat.Sha1, RefStorage.Files);
        foreach (var entry in config.Entries)
        {
            if (!entry.Section.Equals("extensions", StringComparison.OrdinalIgnoreCase) || entry.Subsection is not null || version == 0)
                continue;
            switch (entry.Key.ToLowerInvariant())
            {
                case "noop" or "noop-v1" or "preciousobjects" or "partialclone" or "worktreeconfig" or "relativeworktrees":
                    break;
                case "objectformat" when ObjectFormat.Find(entry.Text) is { } known:
                    format = known;
                    break;
                case "refstorage" when entry.Text.ToLowerInvariant() is "files" or "reftable":
                    storage = entry.Text.Equals("files", StringComparison.OrdinalIgnoreCase) ? RefStorage.Files : RefStorage.Reftable;
                    break;
                default:
                    return new RepositorySearch.Unsupported(gitDirectory, $"it has the extension {entry.Key} = {entry.Text}");
            }
        }

        return new RepositorySearch.Found(new Repository
        {
            GitDirectory = gitDirectory,
            CommonDirectory = common,
            WorkTree = FindWorkTree(config, gitDirectory, common, workTree),
            Format = format,
            RefStorage = storage,
            Sharing = FileSharing.Parse(config.Find("core", "sharedRepository")),
        });
    }

    private string FindCommonDirectory(string gitDirectory) => Value("GIT_COMMON_DIR") is { } named && GitPath.Resolve(start, named) is { } path
        ? path
        : GitFile.FindCommonDirectory(gitDirectory);

    private string? FindWorkTree(GitConfigFile config, string gitDirectory, string common, string? assumed)
    {
        if (Value("GIT_WORK_TREE") is { } named)
            return GitPath.Resolve(start, named);

        // A linked work tree shares the file, but these two keys in it are the main one's, unless each has a file of its own.
        var own = config.FindBool("extensions", "worktreeConfig") == true ? GitConfigFile.Read(Path.Join(gitDirectory, "config.worktree")) : null;
        var main = gitDirectory == common || own is not null ? config : null;
        var bare = own?.FindBool("core", "bare") ?? main?.FindBool("core", "bare");
        if (bare == true)
            return null;
        if ((own?.Find("core", "worktree") ?? main?.Find("core", "worktree")) is { } configured)
            return GitPath.Resolve(gitDirectory, configured);
        if (assumed is not null)
            return Value("GIT_IMPLICIT_WORK_TREE") is "0" or "false" ? null : assumed;

        // Started inside the git directory, as post-receive is in a repository that has a work tree too.
        if (gitDirectory != common)
            return GitFile.FindWorkTree(gitDirectory);
        return Path.GetFileName(gitDirectory) == ".git" ? Path.GetDirectoryName(gitDirectory) : null;
    }

    private static bool LooksLikeHead(ReadOnlySpan<byte> head)
    {
        head = head.TrimEnd("\r\n \t"u8);
        return head.StartsWith("ref:"u8) ? head[4..].TrimStart(" \t"u8).StartsWith("refs/"u8) : ObjectId.TryParse(head, out _);
    }
}
