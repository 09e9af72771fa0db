using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using GitVan.Engine.Model;

namespace GitVan.Engine.Receipts;

/// <summary>What ran, why, and with what result.</summary>
public sealed record ReceiptPredicate
{
    /// <summary>Its place in its chain, from 1.</summary>
    public required long Seq { get; init; }

    /// <summary>The writer whose chain it is in.</summary>
    public required string Writer { get; init; }

    public required string RunId { get; init; }

    /// <summary>SHA-256 over job id, job digest, trigger, subject and inputs: the same for what would be the same run again.</summary>
    public required string Cause { get; init; }

    public required ReceiptJob Job { get; init; }

    public required ReceiptTrigger Trigger { get; init; }

    /// <summary>What the job was given.</summary>
    public JsonObject? Inputs { get; init; }

    /// <summary>RFC 3339, UTC.</summary>
    public required DateTimeOffset Started { get; init; }

    /// <summary>RFC 3339, UTC.</summary>
    public required DateTimeOffset Finished { get; init; }

    [JsonIgnore]
    public TimeSpan Duration => Finished - Started;

    public required RunResult Result { get; init; }

    /// <summary>Of the last attempt; absent where no program ran.</summary>
    public int? ExitCode { get; init; }

    /// <summary>Why it was an error or a skip, or which limit ended it.</summary>
    public string? Reason { get; init; }

    public required int Attempts { get; init; }

    /// <summary>Milliseconds of CPU time, user and system, all attempts.</summary>
    public required double CpuMs { get; init; }

    public required long PeakMemoryBytes { get; init; }

    /// <summary>How many processes the job left behind, which were ended.</summary>
    public int? LeftBehind { get; init; }

    public required ReceiptOutput Output { get; init; }

    /// <summary>The job's own last word, one line.</summary>
    public string? Message { get; init; }

    /// <summary>What the job attached.</summary>
    public JsonObject? Data { get; init; }

    /// <summary>What the job did through the engine.</summary>
    public IReadOnlyList<EngineCall>? Calls { get; init; }

    /// <summary>Calls that <see cref="Calls"/> has no row for.</summary>
    public long? CallsOmitted { get; init; }

    /// <summary>Files that the job made.</summary>
    public IReadOnlyList<Artifact>? Artifacts { get; init; }

    /// <summary>The lock that the run held.</summary>
    public Fence? Fence { get; init; }

    public required string Host { get; init; }
}
