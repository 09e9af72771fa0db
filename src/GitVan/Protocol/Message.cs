using System.Buffers;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace GitVan.Protocol;

/// <summary>A message to the engine, written parameter by parameter. What is null, or what holds anyway, is left out.</summary>
internal sealed class Message
{
    private readonly ArrayBufferWriter<byte> _bytes = new(256);
    private readonly Utf8JsonWriter _json;

    public Message(string method)
    {
        Method = method;
        _json = new Utf8JsonWriter(_bytes, new JsonWriterOptions { SkipValidation = true });
        _json.WriteStartObject();
        _json.WriteString("jsonrpc", "2.0");
        _json.WriteString("method", method);
        _json.WriteStartObject("params");
    }

    public string Method { get; }

    public Message Text(string name, string? value)
    {
        if (value is not null)
            _json.WriteString(name, value);
        return this;
    }

    public Message Texts(string name, IEnumerable<string>? values)
    {
        if (values is null)
            return this;
        _json.WriteStartArray(name);
        foreach (var value in values)
            _json.WriteStringValue(value);
        _json.WriteEndArray();
        return this;
    }

    public Message Texts(string name, IEnumerable<KeyValuePair<string, string>>? values)
    {
        if (values is null)
            return this;
        _json.WriteStartObject(name);
        foreach (var (key, value) in values)
            _json.WriteString(key, value);
        _json.WriteEndObject();
        return this;
    }

    public Message Flag(string name, bool value, bool otherwise = false)
    {
        if (value != otherwise)
            _json.WriteBoolean(name, value);
        return this;
    }

    public Message Flag(string name, bool? value)
    {
        if (value is { } given)
            _json.WriteBoolean(name, given);
        return this;
    }

    public Message Number(string name, long? value)
    {
        if (value is { } given)
            _json.WriteNumber(name, given);
        return this;
    }

    public Message Milliseconds(string name, TimeSpan? value) => Number(name, value is { } given ? (long)Math.Ceiling(given.TotalMilliseconds) : null);

    public Message Time(string name, DateTimeOffset? value) => Text(name, value?.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture));

    public Message Json(string name, JsonNode? value)
    {
        if (value is null)
            return this;
        _json.WritePropertyName(name);
        value.WriteTo(_json);
        return this;
    }

    public Message Json(string name, JsonElement value)
    {
        _json.WritePropertyName(name);
        value.WriteTo(_json);
        return this;
    }

    /// <summary>An object or a list of one's own.</summary>
    public Message Json(string name, Action<Utf8JsonWriter> write)
    {
        _json.WritePropertyName(name);
        write(_json);
        return this;
    }

    /// <summary>The whole line; with an id it is a request, without one a notification.</summary>
    public ReadOnlySpan<byte> End(long? id = null)
    {
        _json.WriteEndObject();
        if (id is { } given)
            _json.WriteNumber("id", given);
        _json.WriteEndObject();
        _json.Flush();
        _bytes.Write("\n"u8);
        return _bytes.WrittenSpan;
    }
}
