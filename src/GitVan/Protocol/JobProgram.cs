using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.Json;

namespace GitVan.Protocol;

/// <summary>The life of a job's process: it says what it is, or runs once.</summary>
internal sealed class JobProgram(JobDefinition definition, TextWriter errors)
{
    private const int ProtocolVersion = 1, LongestMessage = 4096;

    /// <summary>What <see cref="Composables.DefineJob"/> does, with the process's own environment.</summary>
    public static async Task<int> RunAsync(JobDefinition definition)
    {
        var program = new JobProgram(definition, Console.Error);
        if (Environment.GetEnvironmentVariable("GITVAN_FD") is not { Length: > 0 } text)
            return program.Explain(Environment.GetCommandLineArgs().Contains("--help"));
        if (!int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var descriptor))
            return program.Error($"GITVAN_FD is '{text}', expected the number of a socket", ExitCode.Usage);

        // For no program that the job starts: there the number would be another file, or none.
        Environment.SetEnvironmentVariable("GITVAN_FD", null);
        using var connection = new Connection(new Channel(descriptor));
        return Environment.GetEnvironmentVariable("GITVAN_DESCRIBE") == "1"
            ? await program.DescribeAsync(connection)
            : await program.RunAsync(connection);
    }

    /// <summary>Sends <c>describe</c>; a definition with a mistake is described by the mistake.</summary>
    public async Task<int> DescribeAsync(Connection connection)
    {
        var message = new Message("describe");
        _ = Description.FindMistake(definition) is { } mistake
            ? message.Json("error", json => WriteError(json, mistake))
            : message.Json("job", json => Description.Write(json, definition));
        try
        {
            await connection.CallAsync(message, CancellationToken.None);
            return ExitCode.Ok;
        }
        catch (Exception e) when (e is JobException or IOException)
        {
            return Error(e.Message, ExitCode.JobFailed);
        }
    }

    /// <summary>From <c>hello</c> to <c>result</c>.</summary>
    public async Task<int> RunAsync(Connection connection)
    {
        if (Description.FindMistake(definition) is { } mistake)
            return Error(mistake, ExitCode.Usage);
        try
        {
            var hello = connection.CallAsync(
                new Message("hello").Number("protocol", ProtocolVersion).Text("sdk", "csharp/" + typeof(JobProgram).Assembly.GetName().Version!.ToString(3)),
                json => new JobContext(connection, json),
                CancellationToken.None);
            // While the engine answers.
            using var interrupted = PosixSignalRegistration.Create(PosixSignal.SIGINT, End);
            using var terminated = PosixSignalRegistration.Create(PosixSignal.SIGTERM, End);
            JobSession.Begin(new JobSession(connection, await hello));
            var result = await ResultAsync(JobSession.Current!.Context, connection.Cancelled);
            await connection.CallAsync(
                new Message("result").Text("status", result.Succeeded ? "success" : "failure").Text("message", OneLine(result.Message)).Json("data", result.Data),
                CancellationToken.None);
            return result.Succeeded ? ExitCode.Ok : ExitCode.JobFailed;
        }
        catch (Exception e) when (e is JobException or IOException)
        {
            return Error(e.Message, ExitCode.JobFailed);
        }
        finally
        {
            JobSession.End();
        }

        void End(PosixSignalContext signal)
        {
            signal.Cancel = true;
            connection.Cancel();
        }
    }

    private async Task<JobResult> ResultAsync(JobContext context, CancellationToken cancelled)
    {
        try
        {
            return await definition.Run(context, cancelled) ?? throw new InvalidOperationException("Run returned null, expected a JobResult");
        }
        catch (OperationCanceledException) when (cancelled.IsCancellationRequested)
        {
            return JobResult.Failure("cancelled");
        }
        catch (Exception e)
        {
            // Whatever the job throws is how it failed; the stack is for its author.
            errors.WriteLine(e);
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
        var line = text?.ReplaceLineEndings(" ");
        return line?.Length > LongestMessage ? line[..(LongestMessage - 1)] + "…" : line;
    }

    private int Explain(bool asked)
    {
        var job = JobId() ?? definition.Meta.Name ?? "<job>";
        errors.WriteLine($"{definition.Meta.Name ?? job} is a job of GitVan, which starts it on a hook, or for a person");
        errors.WriteLine($"run it: gitvan job run {job}");
        errors.WriteLine($"look at it: gitvan job show {job}");
        return asked ? ExitCode.Ok : ExitCode.Usage;
    }

    // A file below jobs/, as `dotnet run` has it; the path is the id.
    private static string? JobId() =>
        AppContext.GetData("EntryPointFilePath") is string path && path.Replace('\\', '/') is var file && file.LastIndexOf("/jobs/", StringComparison.Ordinal) is >= 0 and var folder
            ? Path.ChangeExtension(file[(folder + "/jobs/".Length)..], null).Replace('/', ':')
            : null;

    private int Error(string message, int exitCode)
    {
        errors.WriteLine($"gitvan: {message}");
        return exitCode;
    }
}
