using GitVan.Engine.Configuration;
using GitVan.Engine.Git;
using GitVan.Engine.Model;
using GitVan.Engine.Processes;

namespace GitVan.Engine.Running;

/// <summary>
/// Asks a shell line of the configuration for something that decides which jobs run. It is bounded in time and output, and nothing that it started is left.
/// </summary>
internal sealed class ShellQuery(RunContext context, Trigger trigger)
{
    /// <summary>Where the job that asks has no timeout of its own.</summary>
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);

    /// <summary>Bytes; ten times the names of a large repository's files.</summary>
    private const int MostOutput = 64 * 1024 * 1024;

    /// <summary>Bytes of what it says of a failure.</summary>
    private const int MostErrors = 4096;

    /// <param name="Errors">The last lines of its standard error.</param>
    public sealed record Answer(int ExitCode, byte[] Output, IReadOnlyList<string> Errors);

    /// <param name="what">The line as a message names it.</param>
    /// <param name="folder">Where it starts, from the top of the work tree.</param>
    /// <param name="timeout">Of the job that asks.</param>
    /// <exception cref="GitVanException">It takes too long, prints too much, or has no work tree to start in.</exception>
    /// <exception cref="OperationCanceledException">The person interrupted.</exception>
    public Answer Ask(string line, string what, string folder, TimeSpan? timeout)
    {
        var id = RunId.Create(context.Time).Value;
        var environment = GitEnvironment.ForJob(context.Environment, context.Repository);
        environment["PATH"] = ProgramPath.SearchPath(environment);
        var root = environment["GITVAN_ROOT"] = context.EnterRoot();
        environment[JobEnvironment.RunVariable] = id;
        if (trigger is Trigger.Hook { Name: var hook })
            environment["GITVAN_HOOK"] = hook;

        using var output = new MemoryStream();
        var errors = new OutputTail(MostErrors);
        using var ending = context.Interruption.Link();
        var result = ChildProcess.Run(
            new ProcessStart
            {
                Program = "/bin/sh",
                Arguments = ["-c", line],
                Directory = Path.Join(root, folder),
                Environment = environment,
                Owner = $"{JobEnvironment.RunVariable}={id}",
                Timeout = timeout ?? Limit,
                Output = (channel, bytes) =>
                {
                    if (channel == OutputChannel.Error)
                        errors.Append(bytes);
                    else if (output.Length + bytes.Length <= MostOutput)
                        output.Write(bytes);
                    else
                        ending.End("it printed too much");
                    return true;
                },
            },
            ending);
        if (context.Interruption.Raised.IsCancellationRequested)
            throw new OperationCanceledException();
        return result.Ending switch
        {
            ProcessEnding.TimedOut => throw new GitVanException($"{what} did not end within {Duration.ToText(timeout ?? Limit)}") { Hint = "mend it, or give the job a longer 'timeout'" },
            ProcessEnding.Interrupted => throw new GitVanException($"{what} printed more than {MostOutput / (1024 * 1024)} MB") { Hint = "have it print less" },
            _ => new Answer(result.ExitCode, output.ToArray(), Lines(errors)),
        };
    }

    private static List<string> Lines(OutputTail errors) => [.. errors.ToString().Split('\n').Select(line => line.TrimEnd('\r')).Where(line => line.Length > 0)];
}
