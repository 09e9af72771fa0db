using System.Text.Json.Nodes;
using GitVan.Protocol;

namespace GitVan;

/// <summary>Lines for the person, on standard error. 10,000 lines and 16 MiB a run; further ones are only counted.</summary>
public sealed class JobLog
{
    private readonly Connection _connection;

    internal JobLog(Connection connection) => _connection = connection;

    /// <summary>Shown with <c>--verbose</c> only.</summary>
    public void Debug(string message, JsonObject? data = null) => Write("debug", message, data);

    /// <summary>What goes as it should.</summary>
    public void Info(string message, JsonObject? data = null) => Write("info", message, data);

    /// <summary>What the person should look at.</summary>
    public void Warn(string message, JsonObject? data = null) => Write("warn", message, data);

    /// <summary>What went wrong. It does not fail the run by itself.</summary>
    public void Error(string message, JsonObject? data = null) => Write("error", message, data);

    private void Write(string level, string message, JsonObject? data) =>
        _connection.Notify(new Message("log").Text("level", level).Text("message", message).Json("data", data));
}
