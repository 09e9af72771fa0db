using System.Text;
using GitVan.Engine.Processes;

namespace GitVan.Engine.Doctor;

/// <summary>Starts a file that should be gitvan and asks who it is.</summary>
internal static class GitVanProgram
{
    private const string Greeting = "gitvan ";
    private const int LongestAnswer = 1024;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    /// <returns>The version it names; null with the reason where it is no gitvan that works.</returns>
    public static string? FindVersion(string path, IReadOnlyDictionary<string, string> environment, string directory, out string problem)
    {
        problem = "";
        var text = new StringBuilder();
        try
        {
            var result = ChildProcess.Run(
                new ProcessStart
                {
                    Program = path,
                    Arguments = ["--version"],
                    Directory = directory,
                    Environment = environment,
                    Timeout = Patience,
                    Output = (_, bytes) =>
                    {
                        text.Append(Encoding.UTF8.GetString(bytes));
                        return text.Length < LongestAnswer;
                    },
                },
                Interruption.Never);
            var answer = text.ToString().Split('\n')[0].Trim();
            if (result.ExitCode == 0 && answer.StartsWith(Greeting, StringComparison.Ordinal))
                return answer[Greeting.Length..];
            problem = result.Ending == ProcessEnding.TimedOut
                ? $"did not answer within {Patience.TotalSeconds} s"
                : $"answers --version with exit code {result.ExitCode} and '{answer[..Math.Min(answer.Length, 80)]}'";
        }
        catch (GitVanException e)
        {
            problem = e.Message;
        }

        return null;
    }
}
