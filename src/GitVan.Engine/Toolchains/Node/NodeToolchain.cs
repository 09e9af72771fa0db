using System.Text;
using System.Text.Json.Nodes;
using GitVan.Engine.Git;
using GitVan.Engine.Processes;
using GitVan.Engine.Protocol;

namespace GitVan.Engine.Toolchains.Node;

/// <summary>JavaScript and TypeScript: files that the Node on PATH runs, with the package <c>gitvan</c> that the executable brings. Nothing is installed.</summary>
public sealed class NodeToolchain(Repository repository, IReadOnlyDictionary<string, string> environment, Interruption interruption)
{
    /// <summary>For a whole round; a file that takes longer waits for something.</summary>
    private static readonly TimeSpan DescribeLimit = TimeSpan.FromSeconds(30);

    private readonly Dictionary<string, string> environment = GitEnvironment.Without(environment);

    /// <summary>The program and arguments that run a job.</summary>
    /// <param name="file">Absolute.</param>
    /// <exception cref="GitVanException">There is no Node that can.</exception>
    public ProgramCommand CommandFor(string file) => Command("run", [file]);

    /// <summary>What the files say of themselves; as few processes as can be, which is one where none of them ends or holds up its process.</summary>
    /// <param name="files">Absolute.</param>
    /// <returns>One for each, in their order.</returns>
    /// <exception cref="GitVanException">There is no Node that can.</exception>
    public IReadOnlyList<Description> Describe(IReadOnlyList<string> files)
    {
        Dictionary<string, Description> found = [];
        while (files.Where(file => !found.ContainsKey(file)).ToList() is { Count: > 0 } missing)
        {
            var lines = string.Concat(missing.Select(file => JsonValue.Create(file).ToJsonString() + "\n"));
            var (described, begun, trouble) = Ask(Command("describe", []), Encoding.UTF8.GetBytes(lines));
            foreach (var one in described)
                found[one.File ?? ""] = one;
            if (missing.All(file => !found.ContainsKey(file)) || begun is not null)
                found[begun ?? missing[0]] = new Description { File = begun ?? missing[0], Error = new DescriptionError(trouble, null, null) };
            interruption.Raised.ThrowIfCancellationRequested();
        }

        return [.. files.Select(file => found[file])];
    }

    /// <summary>Evaluates a configuration that is a module.</summary>
    /// <param name="file">Absolute.</param>
    public Description ReadConfiguration(string file)
    {
        var (described, _, trouble) = Ask(Command("config", [file]), default);
        return described is [var only] ? only : new Description { File = file, Error = new DescriptionError(trouble, null, null) };
    }

    private ProgramCommand Command(string host, IReadOnlyList<string> arguments)
    {
        var node = NodeProgram.Get(repository, environment, repository.Root);
        var sdk = NodeSdk.Ensure(repository);
        return new ProgramCommand(node.Path, [.. node.Options(Path.Join(sdk, "src/host/loader.mjs")), Path.Join(sdk, $"src/host/{host}.mjs"), .. arguments]);
    }

    private (IReadOnlyList<Description> Found, string? Begun, string Trouble) Ask(ProgramCommand command, ReadOnlyMemory<byte> input)
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
                Timeout = DescribeLimit,
            },
            interruption);
        conversation.End();
        var lines = said.ToString().Split('\n').Select(line => line.Trim()).Where(line => line.Length > 0).ToList();
        var reason = lines.FirstOrDefault(line => line.Contains("Error", StringComparison.Ordinal)) ?? lines.LastOrDefault();
        return (conversation.Found, conversation.Begun, result.Ending switch
        {
            ProcessEnding.TimedOut => $"it did not say what it is within {DescribeLimit.TotalSeconds:0} s",
            _ => $"its program ended with exit code {result.ExitCode} before it said what it is{(reason is null ? "" : $": {reason}")}",
        });
    }
}
