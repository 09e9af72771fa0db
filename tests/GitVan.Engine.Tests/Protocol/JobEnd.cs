using System.Net.Sockets;
using System.Text;
using System.Text.Json.Nodes;
using GitVan.Engine.Processes;

namespace GitVan.Engine.Tests.Protocol;

/// <summary>A job's end of its channel, without a job.</summary>
internal sealed class JobEnd : IDisposable
{
    private readonly Socket socket;
    private readonly NetworkStream stream;
    private readonly StreamReader reader;

    public JobEnd(ChildChannel channel)
    {
        // The channel closes it, as it does where there is a child.
        socket = new Socket(new SafeSocketHandle(channel.Child, ownsHandle: false)) { ReceiveTimeout = 30_000 };
        stream = new NetworkStream(socket);
        reader = new StreamReader(stream);
        channel.Open();
    }

    public void Send(ReadOnlySpan<byte> bytes) => stream.Write(bytes);

    /// <param name="line">JSON, with single quotes for double ones.</param>
    public void Send(string line) => Send(Encoding.UTF8.GetBytes(line.Replace('\'', '"') + "\n"));

    /// <summary>The next message; null where we have hung up.</summary>
    public JsonNode? Read() => reader.ReadLine() is { } line ? JsonNode.Parse(line) : null;

    /// <summary>Sends a request, and gives the next message as its id, then its result or its error's code and message.</summary>
    public string Ask(string line)
    {
        Send(line);
        var message = Read();
        var said = message?["error"] is { } error ? $"{error["code"]} {error["message"]}" : message?["result"]?.ToJsonString() ?? "null";
        return $"{message?["id"] ?? "null"} {said}";
    }

    /// <summary>The job says nothing more.</summary>
    public void Close() => socket.Shutdown(SocketShutdown.Send);

    public void Dispose()
    {
        reader.Dispose();
        socket.Dispose();
    }
}
