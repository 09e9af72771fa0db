using System.Text.Json;

namespace GitVan.Protocol;

/// <summary>Reads what the engine answers. A field that is <c>null</c> is as good as not there, and what is not known is ignored.</summary>
internal static class Answer
{
    public static string Text(JsonElement json) => json.GetString() ?? throw new FormatException("expected text");

    public static string? FindText(JsonElement json) => json.GetString();

    public static bool Flag(JsonElement json) => json.GetBoolean();

    public static long Number(JsonElement json) => json.GetInt64();

    /// <summary>Any JSON, to keep: the message it came in is gone when the call is over.</summary>
    public static JsonElement Json(JsonElement json) => json.Clone();

    public static JsonElement? MaybeJson(JsonElement json) => json.ValueKind == JsonValueKind.Null ? null : json.Clone();

    /// <summary>An object without a field.</summary>
    public static JsonElement Nothing => JsonDocument.Parse("{}").RootElement;

    public static IReadOnlyList<string> Texts(JsonElement json) => List(json, Text);

    public static IReadOnlyList<T> List<T>(JsonElement json, Func<JsonElement, T> read)
    {
        var list = new T[json.GetArrayLength()];
        for (var i = 0; i < list.Length; i++)
            list[i] = read(json[i]);
        return list;
    }

    public static T? Maybe<T>(JsonElement json, Func<JsonElement, T> read) where T : class =>
        json.ValueKind is JsonValueKind.Null or JsonValueKind.Undefined ? null : read(json);

    extension(JsonElement json)
    {
        public JsonElement Get(string name) => json.Find(name) ?? throw new FormatException($"{name} is missing");

        public JsonElement? Find(string name) =>
            json.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null ? value : null;

        public string Text(string name) => Text(json.Get(name));

        public string? FindText(string name) => json.Find(name)?.GetString();

        public bool Flag(string name) => json.Find(name)?.GetBoolean() ?? false;

        public long Number(string name) => json.Get(name).GetInt64();

        public long? FindNumber(string name) => json.Find(name)?.GetInt64();

        public DateTimeOffset Time(string name) => json.Get(name).GetDateTimeOffset();

        public DateTimeOffset? FindTime(string name) => json.Find(name)?.GetDateTimeOffset();

        public TimeSpan Milliseconds(string name) => TimeSpan.FromMilliseconds(json.Get(name).GetDouble());

        public TimeSpan? FindMilliseconds(string name) => json.Find(name) is { } value ? TimeSpan.FromMilliseconds(value.GetDouble()) : null;

        public IReadOnlyList<string> Texts(string name) => json.List(name, Text);

        public IReadOnlyList<T> List<T>(string name, Func<JsonElement, T> read) => json.Find(name) is { } list ? List(list, read) : [];

        public JsonElement? FindJson(string name) => json.Find(name)?.Clone();
    }
}
