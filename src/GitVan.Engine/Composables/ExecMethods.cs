using System.Text.Json.Nodes;
using GitVan.Engine.Configuration;
using GitVan.Engine.Processes;
using GitVan.Engine.Protocol;
using GitVan.Engine.Running;

namespace GitVan.Engine.Composables;

/// <summary>Programs that a job runs through the engine, so that the receipt says so and none is left behind.</summary>
internal sealed class ExecMethods(JobSession session)
{
    /// <summary>Bytes of each output that are kept, the end of it.</summary>
    private const int MostOutput = 4 * 1024 * 1024;

    public IReadOnlyList<Method> Methods => [new("exec.run", ["command", "cwd", "env", "input", "timeoutMs"], Run) { Changes = true, Waits = true }];

    private JsonNode Run(Call call)
    {
        var words = call.Texts("command").Select(word => Call.WithoutNul("command", word)).ToList();
        if (words.Count == 0)
            throw Call.Missing("command", "a program and its arguments as a list");
        call.Target = string.Join(' ', words);
        var directory = Path.GetFullPath(GitCall.Unquoted("cwd", call.FindText("cwd") ?? "."), session.Context.Repository.Root);
        if (!Directory.Exists(directory))
            throw new CallException(CallException.Mistake, $"cwd {Excerpt.Of(call.Text("cwd"))} is not a folder") { Hint = "name one from the top of the repository" };
        var environment = new Dictionary<string, string>(session.Environment);
        environment.Remove("GITVAN_FD");
        foreach (var (name, value) in call.FindObject("env") ?? [])
        {
            if (name is "" || name.Contains('='))
                throw Call.Wrong($"env has {Excerpt.Of(name)}, expected the name of a variable");
            environment[Call.WithoutNul("env", name)] = value is JsonValue text && text.TryGetValue<string>(out var set) ? Call.WithoutNul($"env.{name}", set) : throw Call.Wrong($"env.{name} is not text, expected text");
        }

        var program = ProgramPath.Find(words[0], environment, directory)
            ?? throw new CallException(CallException.Mistake, $"program {Excerpt.Of(words[0])} was not found") { Hint = "install it, or add its folder to PATH" };

        OutputTail output = new(MostOutput), error = new(MostOutput);
        var result = ChildProcess.Run(
            new ProcessStart
            {
                Program = program,
                Arguments = [.. words.Skip(1)],
                Directory = directory,
                Environment = environment,
                Input = StandardInput.Of(System.Text.Encoding.UTF8.GetBytes(call.FindText("input") ?? "")),
                Output = (channel, bytes) =>
                {
                    (channel == OutputChannel.Out ? output : error).Append(bytes);
                    return true;
                },
                Timeout = call.FindDuration("timeoutMs"),
            },
            session.Ending);
        return new JsonObject
        {
            ["exitCode"] = result.ExitCode,
            ["stdout"] = output.ToString(),
            ["stderr"] = error.ToString(),
            ["timedOut"] = result.Ending == ProcessEnding.TimedOut,
        };
    }
}
