namespace GitVan.Engine.Git;

/// <summary>Git's own environment variables: they bind a process to one repository and must not leak into a job that uses another.</summary>
public static class GitEnvironment
{
    public const string IndexFile = "GIT_INDEX_FILE";
    public const string QuarantinePath = "GIT_QUARANTINE_PATH";

    /// <summary>What <c>git rev-parse --local-env-vars</c> names (git 2.39), and the quarantine's.</summary>
    private static readonly HashSet<string> Local =
    [
        "GIT_ALTERNATE_OBJECT_DIRECTORIES", "GIT_CONFIG", "GIT_CONFIG_PARAMETERS", "GIT_CONFIG_COUNT", "GIT_OBJECT_DIRECTORY", "GIT_DIR",
        "GIT_WORK_TREE", "GIT_IMPLICIT_WORK_TREE", "GIT_GRAFT_FILE", IndexFile, "GIT_NO_REPLACE_OBJECTS", "GIT_REPLACE_REF_BASE", "GIT_PREFIX",
        "GIT_SHALLOW_FILE", "GIT_COMMON_DIR", "GIT_INTERNAL_SUPER_PREFIX", QuarantinePath,
    ];

    /// <summary>What a job in the quarantine of a push needs to see the pushed objects at all.</summary>
    private static readonly string[] Quarantine = ["GIT_OBJECT_DIRECTORY", "GIT_ALTERNATE_OBJECT_DIRECTORIES", QuarantinePath];

    /// <summary>A copy without git's own variables, but for the quarantine's: without them nobody sees what is being pushed.</summary>
    public static Dictionary<string, string> Without(IReadOnlyDictionary<string, string> environment)
    {
        var quarantined = environment.ContainsKey(QuarantinePath);
        var rest = new Dictionary<string, string>(environment.Count);
        foreach (var (name, value) in environment)
        {
            if (!Local.Contains(name) && !IsConfigEntry(name) || quarantined && Quarantine.Contains(name))
                rest[name] = value;
        }

        return rest;
    }

    /// <summary>
    /// A copy for a job of this repository: without git's own variables, but with the index that is being committed where that is not the
    /// repository's own (relative, so that it names nothing elsewhere).
    /// </summary>
    public static Dictionary<string, string> ForJob(IReadOnlyDictionary<string, string> environment, Repository repository)
    {
        var result = Without(environment);
        if (ForeignIndex(environment, repository) is { } index)
            result[IndexFile] = Path.GetRelativePath(repository.Root, index);
        return result;
    }

    /// <summary>The index git works on: another than the repository's own in <c>commit -a</c> and <c>commit path</c>. Absolute.</summary>
    public static string IndexPath(IReadOnlyDictionary<string, string> environment, Repository repository) =>
        ForeignIndex(environment, repository) ?? repository.IndexPath;

    private static string? ForeignIndex(IReadOnlyDictionary<string, string> environment, Repository repository)
    {
        if (!environment.TryGetValue(IndexFile, out var value) || value.Length == 0)
            return null;
        var path = Path.GetFullPath(value, repository.Root);
        return path == repository.IndexPath ? null : path;
    }

    private static bool IsConfigEntry(string name) =>
        name.StartsWith("GIT_CONFIG_KEY_", StringComparison.Ordinal) || name.StartsWith("GIT_CONFIG_VALUE_", StringComparison.Ordinal);
}
