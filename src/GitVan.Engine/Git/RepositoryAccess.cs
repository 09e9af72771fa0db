using System.Text;
using GitVan.Engine.Processes;

namespace GitVan.Engine.Git;

/// <summary>Opens a repository only where git itself would: what belongs to somebody else may be there to run their program as us.</summary>
public static class RepositoryAccess
{
    /// <exception cref="GitVanException">There is no repository, or git does not trust it.</exception>
    public static Repository Open(string directory, IReadOnlyDictionary<string, string> environment)
    {
        var repository = RepositoryFinder.Get(directory, environment);

        // Git has checked what it names by GIT_DIR itself.
        if (environment.ContainsKey("GIT_DIR") || RepositoryOwnership.IsMine(repository, environment) == true)
            return repository;

        // Only git knows safe.directory, with all the files it can stand in.
        var error = new StringBuilder();
        var answer = ChildProcess.Run(
            new ProcessStart
            {
                Program = GitRunner.FindGit(environment, directory),
                Arguments = ["rev-parse", "--git-dir"],
                Directory = directory,
                Environment = new Dictionary<string, string>(environment) { ["LC_ALL"] = "C" },
                Output = (channel, bytes) =>
                {
                    if (channel == OutputChannel.Error)
                        error.Append(Encoding.UTF8.GetString(bytes));
                    return true;
                },
            },
            Interruption.Never);
        if (answer.ExitCode == 0)
            return repository;
        throw new GitVanException($"git does not trust the repository '{repository.Root}': {error.ToString().Split('\n')[0].Replace("fatal: ", "", StringComparison.Ordinal)}", ExitCode.PermissionDenied)
        {
            Hint = $"run, if you trust it: git config --global --add safe.directory '{repository.Root}'",
        };
    }
}
