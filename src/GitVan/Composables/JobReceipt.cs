using System.Text.Json;
using GitVan.Protocol;

namespace GitVan;

/// <summary>What remains of a run.</summary>
public sealed record JobReceipt
{
    /// <summary>The receipt's own commit.</summary>
    public required string Id { get; init; }

    /// <summary>The run's id.</summary>
    public required string RunId { get; init; }

    /// <summary>The job's id.</summary>
    public required string Job { get; init; }

    /// <summary><c>success</c>, <c>failure</c>, <c>error</c>, <c>timeout</c> or <c>cancellation</c>; later versions may know more.</summary>
    public required string Result { get; init; }

    /// <summary>The hook's name, or the trigger's kind.</summary>
    public required string Trigger { get; init; }

    /// <summary>UTC.</summary>
    public required DateTimeOffset Finished { get; init; }

    /// <summary>From the start of the first attempt to the end of the last.</summary>
    public required TimeSpan Duration { get; init; }

    /// <summary>Of the last attempt; null where no program ran.</summary>
    public int? ExitCode { get; init; }

    /// <summary>The commit it is about; null where it is about a tree.</summary>
    public string? Commit { get; init; }

    /// <summary>The tree it is about; null where it is about a commit.</summary>
    public string? Tree { get; init; }

    /// <summary>All that the engine says of it.</summary>
    public required JsonElement Json { get; init; }

    internal static JobReceipt Read(JsonElement json) => new()
    {
        Id = json.Text("receipt"),
        RunId = json.Text("runId"),
        Job = json.Text("job"),
        Result = json.Text("result"),
        Trigger = json.Text("trigger"),
        Finished = json.Time("finished"),
        Duration = json.Milliseconds("durationMs"),
        ExitCode = (int?)json.FindNumber("exitCode"),
        Commit = json.FindText("commit"),
        Tree = json.FindText("tree"),
        Json = json.Clone(),
    };

    internal static IReadOnlyList<JobReceipt> ReadList(JsonElement json) => Answer.List(json, Read);
}
