namespace GitVan.Engine.Git;

/// <summary>Git said no where it should not have.</summary>
public sealed class GitFailedException(IReadOnlyList<string> arguments, GitResult result)
    : GitVanException($"git {arguments.FirstOrDefault(word => !word.StartsWith('-'))} failed with exit code {result.ExitCode}: {ReasonOf(result)}", GitVan.ExitCode.JobFailed)
{
    public GitResult Result { get; } = result;

    /// <summary>The first line of what git said.</summary>
    public string Reason => ReasonOf(Result);

    // "nothing to commit" and "fix conflicts" are the last of what it prints as if all were well.
    private static string ReasonOf(GitResult result) => Lines(result.Error).FirstOrDefault() ?? Lines(result.Text).LastOrDefault() ?? "it said nothing";

    private static IEnumerable<string> Lines(string text) => text.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
}
