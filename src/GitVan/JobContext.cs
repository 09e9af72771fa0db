using System.Text.Json;
using GitVan.Protocol;

namespace GitVan;

/// <summary>A run, as its job sees it: why it runs, on what, and with which inputs. What <see cref="Composables.UseGitVan"/> returns.</summary>
public sealed class JobContext
{
    private readonly Connection _connection;

    internal JobContext(Connection connection, JsonElement hello)
    {
        _connection = connection;
        EngineVersion = hello.Text("gitvan");
        Run = JobRun.Read(hello.Get("run"));
        Job = JobInfo.Read(hello.Get("job"));
        Trigger = JobTrigger.Read(hello.Get("trigger"));
        Inputs = JobValues.Read(hello.Find("inputs"));
        Subject = JobSubject.Read(hello.Get("subject"));
        Root = hello.Text("root");
        GitDirectory = hello.Text("gitDirectory");
        Head = hello.FindText("head");
        Branch = hello.FindText("branch");
        Fence = hello.Find("fence") is { } fence ? JobFence.Read(fence) : null;
        Timeout = hello.Find("timeoutMs") is null ? null : hello.Milliseconds("timeoutMs");
        Log = new JobLog(connection);
    }

    /// <summary>The version of gitvan that runs it.</summary>
    public string EngineVersion { get; }

    /// <summary>This run.</summary>
    public JobRun Run { get; }

    /// <summary>This job.</summary>
    public JobInfo Job { get; }

    /// <summary>Why it runs.</summary>
    public JobTrigger Trigger { get; }

    /// <summary>What it was given, checked, defaults filled in.</summary>
    public JobValues Inputs { get; }

    /// <summary>What the run is about.</summary>
    public JobSubject Subject { get; }

    /// <summary>The top of the work tree, absolute; in a bare repository the git directory.</summary>
    public string Root { get; }

    /// <summary>Absolute.</summary>
    public string GitDirectory { get; }

    /// <summary>The commit that HEAD was when the run began; null before the first one.</summary>
    public string? Head { get; }

    /// <summary>The branch's short name when the run began; null when detached.</summary>
    public string? Branch { get; }

    /// <summary>The lock that the engine holds for this run; null where there is none.</summary>
    public JobFence? Fence { get; }

    /// <summary>How long this attempt may take; null for as long as it takes.</summary>
    public TimeSpan? Timeout { get; }

    /// <summary>Lines for the person, on standard error.</summary>
    public JobLog Log { get; }

    /// <summary>Says how far the job is. The last state is shown on a terminal, and nowhere else.</summary>
    public void Progress(string? message = null, long? done = null, long? total = null) =>
        _connection.Notify(new Message("progress").Text("message", message).Number("done", done).Number("total", total));

    /// <summary>The resolved configuration, or what is at a dotted key, such as <c>templates.dirs</c>; null where nothing is.</summary>
    /// <exception cref="JobException">The engine said no.</exception>
    public Task<JsonElement?> ConfigAsync(string? key = null, CancellationToken ct = default) =>
        _connection.CallAsync(new Message("config.get").Text("key", key), Answer.MaybeJson, ct);
}
