using GitVan.Engine.Git;

namespace GitVan.Engine.Doctor;

/// <summary>There is a git, it starts, and it is new enough.</summary>
internal static class GitCheck
{
    public const string Name = "git";

    public static CheckResult Run(IReadOnlyDictionary<string, string> environment, string directory)
    {
        var path = GitRunner.FindGit(environment, directory);
        var version = GitVersion.Read(environment, directory);
        return version >= GitVersion.Oldest
            ? new CheckResult(Name, CheckStatus.Ok, $"{path} is git {version}")
            : new CheckResult(Name, CheckStatus.Fail, $"{path} is git {version}, expected {GitVersion.Oldest} or newer", "install a newer git");
    }
}
