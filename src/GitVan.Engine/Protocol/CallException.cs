using System.Text.Json.Nodes;

namespace GitVan.Engine.Protocol;

/// <summary>The error that a call is answered with, where it is none that <see cref="GitVanException"/> alone can say.</summary>
/// <param name="code">One of <c>docs/protocol.md</c>'s.</param>
public sealed class CallException(int code, string message) : GitVanException(message, GitVan.ExitCode.JobFailed)
{
    public const int ParseError = -32700, InvalidRequest = -32600, UnknownMethod = -32601, InvalidParameters = -32602, Bug = -32603;
    public const int Failed = 1, Mistake = 2, Locked = 3, Denied = 4, Unavailable = 5, Conflict = 6;

    public int Code { get; } = code;

    /// <summary>More about it, for the job.</summary>
    public JsonObject? Details { get; init; }
}
