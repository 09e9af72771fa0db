using GitVan.Engine.Processes;

namespace GitVan.Engine.Doctor;

/// <summary>The gitvan on PATH, which shims fall back to when the executable they name is gone.</summary>
internal static class PathCheck
{
    public const string Name = "path";

    public static CheckResult Run(IReadOnlyDictionary<string, string> environment, string directory, string executable)
    {
        if (ProgramPath.Find("gitvan", environment, directory) is not { } found)
        {
            return new CheckResult(
                Name,
                CheckStatus.Warn,
                "gitvan is not on PATH, so hooks have nothing to fall back to when it moves",
                $"add a link to it in a folder on PATH: ln -s {CheckContext.Quote(executable)} ~/.local/bin/gitvan");
        }

        if (GitVanProgram.FindVersion(found, environment, directory, out var problem) is not { } version)
            return new CheckResult(Name, CheckStatus.Warn, $"{found} is on PATH and does not work: {problem}", $"remove it, or install gitvan anew in its place: {CheckContext.Quote(found)}");
        var ours = GitVanProgram.FindVersion(executable, environment, directory, out _);
        return version == ours
            ? new CheckResult(Name, CheckStatus.Ok, $"{found} is gitvan {version}")
            : new CheckResult(Name, CheckStatus.Warn, $"{found} is gitvan {version}, and this is {ours}", $"install the same version there, or remove it: {CheckContext.Quote(found)}");
    }
}
