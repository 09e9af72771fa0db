using System.Text;
using GitVan.Engine.Processes;

namespace GitVan.Engine.Git;

/// <summary>Which git this is.</summary>
public static class GitVersion
{
    /// <summary>The oldest git that has all that is used here.</summary>
    public static readonly Version Oldest = new(2, 34);

    /// <exception cref="GitVanException">There is no git, or it is too old.</exception>
    public static Version Require(IReadOnlyDictionary<string, string> environment, string directory)
    {
        var version = Read(environment, directory);
        if (version >= Oldest)
            return version;
        throw new GitVanException($"git {version} is too old, expected {Oldest} or newer") { Hint = "install a newer git" };
    }

    /// <exception cref="GitVanException">There is no git.</exception>
    public static Version Read(IReadOnlyDictionary<string, string> environment, string directory)
    {
        var text = new StringBuilder();
        ChildProcess.Run(
            new ProcessStart
            {
                Program = GitRunner.FindGit(environment, directory),
                Arguments = ["version"],
                Directory = directory,
                Environment = environment,
                Output = (_, bytes) =>
                {
                    text.Append(Encoding.UTF8.GetString(bytes));
                    return true;
                },
            },
            Interruption.Never);

        // "git version 2.39.5 (Apple Git-154)"
        var numbers = text.ToString().Split(' ').ElementAtOrDefault(2)?.Trim().Split('.').TakeWhile(part => int.TryParse(part, out _)).Take(3) ?? [];
        return Version.TryParse(string.Join('.', numbers), out var version) ? version : new Version(0, 0);
    }
}
