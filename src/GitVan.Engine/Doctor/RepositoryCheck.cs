using GitVan.Engine.Git;

namespace GitVan.Engine.Doctor;

/// <summary>The repository can be read, and git trusts it for whoever runs this.</summary>
internal static class RepositoryCheck
{
    public const string Name = "repository";

    /// <returns>The repository where the rest can be looked at.</returns>
    public static Repository? Open(string directory, IReadOnlyDictionary<string, string> environment, out CheckResult result)
    {
        try
        {
            var repository = RepositoryAccess.Open(directory, environment);
            var kind = repository.IsBare ? "a bare repository" : repository.IsLinkedWorkTree ? "a linked work tree" : "a work tree";
            var git = new GitRunner(repository, environment);

            // Reads the configuration, HEAD and the object format, as every hook of git's does before anything else.
            git.Run(["rev-parse", "--git-dir"]);
            git.Run(["config", "--list", "-z"]);
            result = new CheckResult(Name, CheckStatus.Ok, $"{repository.Root} is {kind}, and git trusts it");
            return repository;
        }
        catch (GitVanException e)
        {
            result = new CheckResult(Name, CheckStatus.Fail, e.Message, e.Hint ?? "look at what git says: git status");
            return null;
        }
    }
}
