using System.Text.Json;
using System.Text.Json.Nodes;
using GitVan.Engine.Processes;

namespace GitVan.Engine.Protocol;

/// <summary>
/// What a child says over its channel, read on a thread of its own and answered: JSON-RPC 2.0, one message a line. Nothing that comes in can end more
/// than the conversation. <c>docs/protocol.md</c> is its specification.
/// </summary>
public abstract class Conversation : IDisposable
{
    /// <summary>Lines that are no JSON; what sends more does not speak the protocol.</summary>
    private const int MostMalformed = 100;

    private static readonly TimeSpan LongestGoodbye = TimeSpan.FromSeconds(5);

    private static readonly JsonDocumentOptions Options = new() { MaxDepth = 64 };

    private readonly MessageWriter writer;
    private Thread? thread;
    private int malformed;

    protected Conversation()
    {
        Channel = new ChildChannel(_ => Begin());
        writer = new MessageWriter(Channel);
    }

    /// <summary>To start the child with.</summary>
    public ChildChannel Channel { get; }

    /// <summary>One line why the conversation can't be relied on; null where it can.</summary>
    public string? Breach { get; private set; }

    /// <summary>The child has ended: what it still said is answered, then nothing is left to do.</summary>
    public virtual void End()
    {
        // macOS forgets what we have not read yet. There the end comes by itself, unless a process that got away holds the other side.
        if (OperatingSystem.IsMacOS() && thread?.Join(LongestGoodbye) != false)
            return;
        Channel.HangUp();
        thread?.Join();
    }

    public virtual void Dispose() => writer.Close();

    /// <summary>A request came. It may be answered later, from another thread.</summary>
    protected abstract void Take(Request request);

    /// <param name="id">Null for a notification, which has no answer.</param>
    protected void Answer(JsonNode? id, JsonNode? result)
    {
        if (id is not null)
            writer.Answer(id, result);
    }

    protected void Refuse(JsonNode? id, Exception why)
    {
        if (id is not null)
            writer.Refuse(id, CallError.Of(why));
    }

    /// <summary>Tells the child something it did not ask for.</summary>
    protected void Notify(string method, JsonObject parameters) => writer.Notify(method, parameters);

    private void Begin()
    {
        thread = new Thread(Listen) { IsBackground = true, Name = "conversation" };
        thread.Start();
    }

    private void Listen()
    {
        var reader = new MessageReader(Channel);
        while (malformed < MostMalformed && reader.TryRead(out var message))
        {
            if (message.Span.ContainsAnyExcept((byte)' ', (byte)'\t', (byte)'\r'))
                Take(message);
        }

        if (reader.IsOverlong)
            Break($"a message has more than {MessageReader.LongestMessage / (1024 * 1024)} MiB");
        else if (malformed == MostMalformed)
            Break($"{MostMalformed} messages were not JSON");

        // Until we have hung up, a Node process that has does not exit.
        Channel.HangUp();
    }

    private void Break(string reason)
    {
        Breach = reason;
        writer.Refuse(null, new CallError(CallException.InvalidRequest, reason));
    }

    private void Take(ReadOnlyMemory<byte> message)
    {
        JsonNode? id = null;
        Request? request = null;
        try
        {
            var node = JsonNode.Parse(message.Span, documentOptions: Options);
            if (node is JsonObject map && map["id"] is JsonValue value && IsId(value))
                id = value;
            RefuseUnclear(node);
            request = Read(node, id);
        }
        catch (JsonException)
        {
            malformed++;
            writer.Refuse(null, new CallError(CallException.ParseError, "a message is not JSON, or nested more than 64 deep"));
            return;
        }
        catch (Exception e) when (e is ArgumentException or InvalidOperationException)
        {
            writer.Refuse(id, new CallError(CallException.InvalidRequest, e is ArgumentException ? "a name stands twice in an object" : "a name or a text is not Unicode"));
            return;
        }

        if (request is null)
            writer.Refuse(id, new CallError(CallException.InvalidRequest, "a message is no request, expected {\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"…\",\"params\":{…}}"));
        else
            Take(request);
    }

    private static Request? Read(JsonNode? node, JsonNode? id) =>
        node is JsonObject map && map["method"] is JsonValue name && name.TryGetValue<string>(out var method)
        && (map["id"] is null || id is not null)
        && map["params"] is (null or JsonObject) and var parameters
            ? new Request(id?.DeepClone(), method, parameters?.AsObject() ?? [])
            : null;

    private static bool IsId(JsonValue value) => value.GetValueKind() == JsonValueKind.Number || value.TryGetValue<string>(out _);

    /// <summary>
    /// Which of two values of one name counts is nowhere said, and half of a surrogate pair or stray bytes can't be passed on as text. The node tree throws
    /// where it first meets either.
    /// </summary>
    private static void RefuseUnclear(JsonNode? node)
    {
        switch (node)
        {
            case JsonObject map:
                foreach (var (_, value) in map)
                    RefuseUnclear(value);
                break;
            case JsonArray list:
                foreach (var item in list)
                    RefuseUnclear(item);
                break;
            case JsonValue value:
                value.TryGetValue<string>(out _);
                break;
        }
    }
}
