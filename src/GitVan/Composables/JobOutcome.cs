using System.Text.Json;
using GitVan.Protocol;

namespace GitVan;

/// <summary>How another job's run ended.</summary>
public sealed record JobOutcome
{
    /// <summary>The run's id, as in its receipt.</summary>
    public required string RunId { get; init; }

    /// <summary><c>success</c>, <c>failure</c>, <c>error</c>, <c>timeout</c> or <c>cancellation</c>; later versions may know more.</summary>
    public required string Result { get; init; }

    /// <summary>It is <c>success</c>.</summary>
    public bool Succeeded => Result == "success";

    /// <summary>The program's; null where none ran.</summary>
    public int? ExitCode { get; init; }

    /// <summary>Why it was an error, or which limit ended it; null otherwise.</summary>
    public string? Reason { get; init; }

    /// <summary>What the job said at its end; null where it said nothing.</summary>
    public string? Message { get; init; }

    /// <summary>What the job handed back; null where there is nothing.</summary>
    public JsonElement? Data { get; init; }

    /// <summary>How long it took.</summary>
    public required TimeSpan Duration { get; init; }

    internal static JobOutcome Read(JsonElement json) => new()
    {
        RunId = json.Text("runId"),
        Result = json.Text("result"),
        ExitCode = (int?)json.FindNumber("exitCode"),
        Reason = json.FindText("reason"),
        Message = json.FindText("message"),
        Data = json.FindJson("data"),
        Duration = json.Milliseconds("durationMs"),
    };
}
