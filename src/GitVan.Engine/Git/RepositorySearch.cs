namespace GitVan.Engine.Git;

/// <summary>What looking for a repository came to.</summary>
public abstract record RepositorySearch
{
    private RepositorySearch() { }

    public sealed record Found(Repository Repository) : RepositorySearch;

    /// <summary>No folder from <paramref name="Start"/> upwards is one.</summary>
    public sealed record NotFound(string Start) : RepositorySearch;

    /// <summary>Something claims to be a repository and is not a whole one. Git refuses it too.</summary>
    public sealed record Invalid(string Message, string Hint) : RepositorySearch;

    /// <summary>A repository of a format that GitVan does not know; a newer git may.</summary>
    public sealed record Unsupported(string GitDirectory, string Reason) : RepositorySearch;

    /// <summary>The repository, or what a person is told when there is none.</summary>
    /// <exception cref="GitVanException">There is none.</exception>
    public Repository Get() => this switch
    {
        Found found => found.Repository,
        NotFound none => throw new GitVanException($"'{none.Start}' is not in a git repository")
        {
            Hint = "change to a repository, or make one with git init",
        },
        Invalid invalid => throw new GitVanException(invalid.Message) { Hint = invalid.Hint },
        Unsupported unsupported => throw new GitVanException($"can't work with the repository '{unsupported.GitDirectory}': {unsupported.Reason}")
        {
            Hint = "update gitvan; this repository's format is newer",
        },
        _ => throw new InvalidOperationException(),
    };
}
