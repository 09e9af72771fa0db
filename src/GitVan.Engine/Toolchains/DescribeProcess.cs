using GitVan.Engine.Git;
using GitVan.Engine.Processes;
using GitVan.Engine.Protocol;

namespace GitVan.Engine.Toolchains;

/// <summary>Starts programs that only say what they are.</summary>
internal sealed class DescribeProcess(Repository repository, IReadOnlyDictionary<string, string> environment, Interruption interruption)
{
    private readonly Dictionary<string, string> environment = GitEnvironment.Without(environment);

    /// <summary>What takes longer waits for something.</summary>
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);

    /// <param name="input">What the program reads from its standard input.</param>
    /// <exception cref="GitVanException">It could not be started, or the person interrupted.</exception>
    public Answer Ask(ProgramCommand command, ReadOnlyMemory<byte> input)
    {
        using var conversation = new DescribeConversation();
        var said = new OutputTail(4096);
        var result = ChildProcess.Run(
            new ProcessStart
            {
                Program = command.Program,
                Arguments = command.Arguments,
                Directory = repository.Root,
                Environment = new Dictionary<string, string>(environment) { ["GITVAN_FD"] = $"{ChildChannel.Descriptor}", ["GITVAN_DESCRIBE"] = "1" },
                Input = StandardInput.Of(input),
                Output = (channel, bytes) =>
                {
                    if (channel == OutputChannel.Error)
                        said.Append(bytes);
                    return true;
                },
                Channel = conversation.Channel,
                Timeout = Limit,
            },
            interruption);
        conversation.End();
        if (interruption.Raised.IsCancellationRequested)
            throw new GitVanException("interrupted", ExitCode.Interrupted);
        var lines = said.ToString().Split('\n').Select(line => line.Trim()).Where(line => line.Length > 0).ToList();
        var reason = lines.FirstOrDefault(line => line.Contains("Error", StringComparison.Ordinal) || line.Contains("Exception", StringComparison.Ordinal)) ?? lines.LastOrDefault();
        var isHung = result.Ending == ProcessEnding.TimedOut;
        return new Answer(conversation.Found, conversation.Begun, isHung, isHung
            ? $"it did not say what it is within {Limit.TotalSeconds:0} s"
            : $"its program ended with exit code {result.ExitCode} before it said what it is{(reason is null ? "" : $": {reason}")}");
    }

    /// <param name="Found">What was described.</param>
    /// <param name="Begun">The file it was at when it ended before its time.</param>
    /// <param name="IsHung">Its time was up.</param>
    /// <param name="Trouble">One line why nothing more came.</param>
    public sealed record Answer(IReadOnlyList<Description> Found, string? Begun, bool IsHung, string Trouble);
}
