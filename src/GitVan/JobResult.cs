using System.Text.Json.Nodes;

namespace GitVan;

/// <summary>How a run ended.</summary>
public sealed record JobResult
{
    private JobResult(bool succeeded, string? message, JsonObject? data) => (Succeeded, Message, Data) = (succeeded, message, data);

    /// <summary>It did what it is for.</summary>
    public bool Succeeded { get; }

    /// <summary>One line for people; of a failure the reason.</summary>
    public string? Message { get; }

    /// <summary>Kept in the receipt, and handed to whoever called the job; at most 64 KiB.</summary>
    public JsonObject? Data { get; }

    /// <summary>It did what it is for.</summary>
    /// <param name="message">One line; at most 4,096 characters.</param>
    /// <param name="data">At most 64 KiB of JSON.</param>
    /// <example><code>return JobResult.Success("released", new() { ["version"] = "1.2.0", ["files"] = 12 });</code></example>
    public static JobResult Success(string? message = null, JsonObject? data = null) => new(true, message, data);

    /// <summary>It did not; the process ends with 1.</summary>
    /// <param name="message">One line; at most 4,096 characters.</param>
    /// <param name="data">At most 64 KiB of JSON.</param>
    public static JobResult Failure(string message, JsonObject? data = null) => new(false, message, data);
}
