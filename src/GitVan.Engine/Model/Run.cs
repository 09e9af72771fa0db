using System.Text.Json.Nodes;

namespace GitVan.Engine.Model;

/// <summary>One job, one trigger, and how it went. A receipt is made from it.</summary>
public sealed record Run
{
    public required RunId Id { get; init; }

    public required Job Job { get; init; }

    /// <summary>SHA-256 of the job's definition and, for a file, its content: lower-case hex.</summary>
    public required string JobDigest { get; init; }

    public required Trigger Trigger { get; init; }

    public required Subject Subject { get; init; }

    public required DateTimeOffset Started { get; init; }

    public required DateTimeOffset Finished { get; init; }

    public required RunResult Result { get; init; }

    /// <summary>Of the last attempt; null where no program ran.</summary>
    public int? ExitCode { get; init; }

    /// <summary>One line that says why it was an error or a skip, or which limit ended it.</summary>
    public string? Reason { get; init; }

    /// <summary>It did not run, because somebody else kept its lock.</summary>
    public bool IsLocked { get; init; }

    public int Attempts { get; init; }

    /// <summary>Of all attempts together.</summary>
    public TimeSpan CpuTime { get; init; }

    /// <summary>Bytes, of the largest process in any attempt.</summary>
    public long PeakMemory { get; init; }

    /// <summary>How many processes it left behind, which were ended.</summary>
    public int LeftBehind { get; init; }

    /// <summary>The end of what it wrote, both outputs in the order they came.</summary>
    public byte[] OutputTail { get; init; } = [];

    /// <summary>Bytes it wrote in all.</summary>
    public long OutputBytes { get; init; }

    /// <summary>What the job was given, by name; null where it was given nothing.</summary>
    public JsonObject? Inputs { get; init; }

    /// <summary>What it did through the engine.</summary>
    public IReadOnlyList<EngineCall> Calls { get; init; } = [];

    /// <summary>How many further calls are in no row of <see cref="Calls"/>.</summary>
    public long CallsOmitted { get; init; }

    /// <summary>What it attached, and what its result brought, at most 64 KB; null for nothing.</summary>
    public JsonObject? Data { get; init; }

    /// <summary>Its own last word, one line.</summary>
    public string? Message { get; init; }

    public IReadOnlyList<Artifact> Artifacts { get; init; } = [];

    /// <summary>Null where it held no lock.</summary>
    public Fence? Fence { get; init; }

    /// <summary>Nothing speaks against what triggered it.</summary>
    public bool Succeeded => Result is RunResult.Success or RunResult.Skip;

    public TimeSpan Duration => Finished - Started;
}
