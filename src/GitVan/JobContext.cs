using System.Text.Json;
using GitVan.Protocol;

namespace GitVan;

/// <summary>A run, as its job sees it: why it runs, on what, and with which inputs. What <see cref="Composables.UseGitVan"/> returns.</summary>
/// <remarks>Each part is read when it is asked for; most jobs ask for few.</remarks>
public sealed class JobContext
{
    private readonly Connection _connection;
    private readonly JsonElement _hello;

    internal JobContext(Connection connection, JsonElement hello) => (_connection, _hello) = (connection, hello);

    /// <summary>The version of gitvan that runs it.</summary>
    public string EngineVersion => _hello.Text("gitvan");

    /// <summary>This run.</summary>
    public JobRun Run => field ??= JobRun.Read(_hello.Get("run"));

    /// <summary>This job.</summary>
    public JobInfo Job => field ??= JobInfo.Read(_hello.Get("job"));

    /// <summary>Why it runs.</summary>
    public JobTrigger Trigger => field ??= JobTrigger.Read(_hello.Get("trigger"));

    /// <summary>What it was given, checked, defaults filled in.</summary>
    public JobValues Inputs => field ??= JobValues.Read(_hello.Find("inputs"));

    /// <summary>What the run is about.</summary>
    public JobSubject Subject => field ??= JobSubject.Read(_hello.Get("subject"));

    /// <summary>The top of the work tree, absolute; in a bare repository the git directory.</summary>
    public string Root => _hello.Text("root");

    /// <summary>Absolute.</summary>
    public string GitDirectory => _hello.Text("gitDirectory");

    /// <summary>The commit that HEAD was when the run began; null before the first one.</summary>
    public string? Head => _hello.FindText("head");

    /// <summary>The branch's short name when the run began; null when detached.</summary>
    public string? Branch => _hello.FindText("branch");

    /// <summary>The lock that the engine holds for this run; null where there is none.</summary>
    public JobFence? Fence => _hello.Find("fence") is { } fence ? JobFence.Read(fence) : null;

    /// <summary>How long this attempt may take; null for as long as it takes.</summary>
    public TimeSpan? Timeout => _hello.FindMilliseconds("timeoutMs");

    /// <summary>Lines for the person, on standard error.</summary>
    public JobLog Log => field ??= new JobLog(_connection);

    /// <summary>Says how far the job is. The last state is shown on a terminal, and nowhere else.</summary>
    public void Progress(string? message = null, long? done = null, long? total = null) =>
        _connection.Notify(new Message("progress").Text("message", message).Number("done", done).Number("total", total));

    /// <summary>The resolved configuration, or what is at a dotted key, such as <c>templates.dirs</c>; null where nothing is.</summary>
    /// <exception cref="JobException">The engine said no.</exception>
    public Task<JsonElement?> ConfigAsync(string? key = null, CancellationToken ct = default) =>
        _connection.CallAsync(new Message("config.get").Text("key", key), Answer.MaybeJson, ct);
}
