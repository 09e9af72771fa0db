namespace GitVan.Engine.Git;

/// <summary>Git said no where it should not have.</summary>
public sealed class GitFailedException(IReadOnlyList<string> arguments, GitResult result)
    : GitVanException($"git {arguments.FirstOrDefault(word => !word.StartsWith('-'))} failed with exit code {result.ExitCode}: {FirstLine(result.Error)}", GitVan.ExitCode.JobFailed)
{
    public GitResult Result { get; } = result;

    /// <summary>The first line of what git said.</summary>
    public string Reason => FirstLine(Result.Error);

    private static string FirstLine(string text) =>
        text.Split('\n').Select(line => line.Trim()).FirstOrDefault(line => line.Length > 0) ?? "it said nothing";
}
