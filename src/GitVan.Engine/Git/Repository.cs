namespace GitVan.Engine.Git;

/// <summary>Where a repository's parts are; all paths are absolute. Made by <see cref="RepositoryFinder"/>.</summary>
public sealed record Repository
{
    /// <summary>This work tree's own git directory: HEAD, the index, a running merge.</summary>
    public required string GitDirectory { get; init; }

    /// <summary>What all work trees of the repository have in common: objects, branches, configuration.</summary>
    public required string CommonDirectory { get; init; }

    /// <summary>The top of the files; null when the repository is bare.</summary>
    public required string? WorkTree { get; init; }

    public required ObjectFormat Format { get; init; }

    public RefStorage RefStorage { get; init; }

    /// <summary>How <c>core.sharedRepository</c> opens what is written in the git directory to other users.</summary>
    public FileSharing Sharing { get; init; } = FileSharing.None;

    public bool IsBare => WorkTree is null;

    /// <summary>One of several work trees of its repository, and not the first.</summary>
    public bool IsLinkedWorkTree => GitDirectory != CommonDirectory;

    /// <summary>GitVan's own: writer ids, caches, built jobs, logs.</summary>
    public string StateDirectory => Path.Join(CommonDirectory, "gitvan");

    /// <summary>Where configuration is looked for and jobs start.</summary>
    public string Root => WorkTree ?? GitDirectory;

    /// <summary>The work tree's own index; <c>git commit -a</c> and <c>git commit path</c> use another one for a while, named by
    /// <c>GIT_INDEX_FILE</c>.</summary>
    public string IndexPath => Path.Join(GitDirectory, "index");

    public string ObjectDirectory => Path.Join(CommonDirectory, "objects");
}
