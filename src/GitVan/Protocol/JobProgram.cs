using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.Json;

namespace GitVan.Protocol;

/// <summary>The life of a job's process: it says what it is, or runs once.</summary>
/// <remarks>It blocks while the job runs, and looks at nothing before it is needed: each async method, and each of the runtime's parts, is compiled or loaded
/// anew in every run, which is most of the time that a small job takes.</remarks>
/// <param name="definition">What the job says it is.</param>
/// <param name="errors">For messages; standard error where it is left out.</param>
internal sealed class JobProgram(JobDefinition definition, TextWriter? errors = null)
{
    public const string Sdk = "csharp/2.0.0";

    private const int ProtocolVersion = 1, LongestMessage = 4096;

    private TextWriter Errors => errors ?? Console.Error;

    /// <summary>With the process's own environment; its exit code.</summary>
    public int Run()
    {
        if (Environment.GetEnvironmentVariable("GITVAN_FD") is not { Length: > 0 } text)
            return Explain(Environment.GetCommandLineArgs().Contains("--help"));
        if (!int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var descriptor))
            return Error($"GITVAN_FD is '{text}', expected the number of a socket", ExitCode.Usage);

        // For no program that the job starts: there the number would be another file, or none.
        Environment.SetEnvironmentVariable("GITVAN_FD", null);
        return Run(descriptor, describe: Environment.GetEnvironmentVariable("GITVAN_DESCRIBE") == "1");
    }

    /// <summary>On a channel that gitvan opened.</summary>
    public int Run(int descriptor, bool describe)
    {
        try
        {
            var connection = new Connection(new Channel(descriptor));
            return describe ? Describe(connection) : Run(connection);
        }
        catch (Exception e) when (e is JobException or IOException)
        {
            return Error(e.Message, ExitCode.JobFailed);
        }
    }

    // A definition with a mistake is described by the mistake. Then it never runs.
    private int Describe(Connection connection)
    {
        var message = new Message("describe");
        _ = Description.FindMistake(definition) is { } mistake
            ? message.Json("error", json => WriteError(json, mistake))
            : message.Json("job", json => Description.Write(json, definition));
        connection.CallAsync(message, CancellationToken.None).GetAwaiter().GetResult();
        return ExitCode.Ok;
    }

    private int Run(Connection connection)
    {
        var hello = connection.CallAsync(
            new Message("hello").Number("protocol", ProtocolVersion).Text("sdk", Sdk), json => new JobContext(connection, json.Clone()), CancellationToken.None);
        // While the engine answers.
        using var interrupted = PosixSignalRegistration.Create(PosixSignal.SIGINT, Cancel);
        using var terminated = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Cancel);
        JobSession.Begin(new JobSession(connection, hello.GetAwaiter().GetResult()));
        try
        {
            var result = Result(JobSession.Current!.Context, connection.Cancelled);
            connection.CallAsync(
                new Message("result").Text("status", result.Succeeded ? "success" : "failure").Text("message", OneLine(result.Message)).Json("data", result.Data),
                CancellationToken.None).GetAwaiter().GetResult();
            return result.Succeeded ? ExitCode.Ok : ExitCode.JobFailed;
        }
        finally
        {
            JobSession.End();
        }

        void Cancel(PosixSignalContext signal)
        {
            signal.Cancel = true;
            connection.Cancel();
        }
    }

    private JobResult Result(JobContext context, CancellationToken cancelled)
    {
        try
        {
            return definition.Run(context, cancelled).GetAwaiter().GetResult() ?? throw new InvalidOperationException("Run returned null, expected a JobResult");
        }
        catch (OperationCanceledException) when (cancelled.IsCancellationRequested)
        {
            return JobResult.Failure("cancelled");
        }
        catch (Exception e)
        {
            // Whatever the job throws is how it failed; the stack is for its author.
            Errors.WriteLine(e);
            return JobResult.Failure(e.Message);
        }
    }

    private static void WriteError(Utf8JsonWriter json, string mistake)
    {
        json.WriteStartObject();
        json.WriteString("message", mistake);
        json.WriteEndObject();
    }

    private static string? OneLine(string? text)
    {
        if (text is null)
            return null;
        var line = text.ReplaceLineEndings(" ");
        return line.Length > LongestMessage ? line[..(LongestMessage - 1)] + "…" : line;
    }

    private int Explain(bool asked)
    {
        var job = JobId() ?? definition.Meta.Name ?? "<job>";
        Errors.WriteLine($"{definition.Meta.Name ?? job} is a job of GitVan, which starts it on a hook, or for a person");
        Errors.WriteLine($"run it: gitvan job run {job}");
        Errors.WriteLine($"look at it: gitvan job show {job}");
        return asked ? ExitCode.Ok : ExitCode.Usage;
    }

    // A file below jobs/, as `dotnet run` has it; the path is the id.
    private static string? JobId() =>
        AppContext.GetData("EntryPointFilePath") is string path && path.Replace('\\', '/') is var file && file.LastIndexOf("/jobs/", StringComparison.Ordinal) is >= 0 and var folder
            ? Path.ChangeExtension(file[(folder + "/jobs/".Length)..], null).Replace('/', ':')
            : null;

    private int Error(string message, int exitCode)
    {
        Errors.WriteLine($"gitvan: {message}");
        return exitCode;
    }
}
