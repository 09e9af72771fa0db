using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using GitVan.Engine.Processes;

namespace GitVan.Engine.Protocol;

/// <summary>Writes messages to a channel, each whole, from any thread.</summary>
internal sealed class MessageWriter(ChildChannel channel)
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly Lock gate = new();
    private readonly ArrayBufferWriter<byte> buffer = new(4096);

    /// <param name="id">As the child wrote it.</param>
    public void Answer(JsonNode id, JsonNode? result)
    {
        var size = Write(json =>
        {
            WriteNode(json, "id"u8, id);
            WriteNode(json, "result"u8, result);
        });
        if (size > MessageReader.LongestMessage)
            Refuse(id, new CallError(CallException.Failed, $"the answer has {size} bytes, expected at most {MessageReader.LongestMessage}", new JsonObject { ["hint"] = "ask for less at a time" }));
    }

    /// <param name="id">Null where it could not be read.</param>
    public void Refuse(JsonNode? id, CallError error) => Write(json =>
    {
        WriteNode(json, "id"u8, id);
        json.WriteStartObject("error"u8);
        json.WriteNumber("code"u8, error.Code);
        json.WriteString("message"u8, error.Message);
        if (error.Data is not null)
            WriteNode(json, "data"u8, error.Data);
        json.WriteEndObject();
    });

    public void Notify(string method, JsonObject parameters) => Write(json =>
    {
        json.WriteString("method"u8, method);
        WriteNode(json, "params"u8, parameters);
    });

    /// <summary>Closes the channel. What another thread still wants to say then goes nowhere, not to whoever has the descriptor next.</summary>
    public void Close()
    {
        lock (gate)
            channel.Dispose();
    }

    private static void WriteNode(Utf8JsonWriter json, ReadOnlySpan<byte> name, JsonNode? node)
    {
        json.WritePropertyName(name);
        if (node is null)
            json.WriteNullValue();
        else
            node.WriteTo(json);
    }

    /// <returns>Its bytes; one that is too large is not sent.</returns>
    private int Write(Action<Utf8JsonWriter> content)
    {
        lock (gate)
        {
            buffer.ResetWrittenCount();
            using (var json = new Utf8JsonWriter(buffer, Options))
            {
                json.WriteStartObject();
                json.WriteString("jsonrpc"u8, "2.0"u8);
                content(json);
                json.WriteEndObject();
            }

            buffer.Write("\n"u8);
            if (buffer.WrittenCount <= MessageReader.LongestMessage)
                channel.Write(buffer.WrittenSpan);
            return buffer.WrittenCount;
        }
    }
}
