using System.Text.Json;
using System.Text.Json.Nodes;

namespace GitVan.Engine.Configuration;

/// <summary>Reads JSON, and JSON with comments and trailing commas, keeping the places.</summary>
internal static class JsonText
{
    /// <exception cref="GitVanException">It is not JSON, names a key twice, or exceeds a limit.</exception>
    public static Node Read(string file, ReadOnlySpan<byte> bytes, bool comments)
    {
        StrictText.Decode(file, bytes);
        bytes = StrictText.WithoutMark(bytes);
        var reader = new Utf8JsonReader(bytes, new JsonReaderOptions
        {
            MaxDepth = NodeLimits.Deepest,
            CommentHandling = comments ? JsonCommentHandling.Skip : JsonCommentHandling.Disallow,
            AllowTrailingCommas = comments,
        });
        try
        {
            reader.Read();
            var node = ReadValue(ref reader, bytes, new NodeLimits(file), file, 1);
            while (reader.Read())
            {
            }

            return node;
        }
        catch (JsonException e)
        {
            var place = new Place(file, (int)(e.LineNumber ?? 0) + 1, (int)(e.BytePositionInLine ?? 0) + 1);
            throw new GitVanException($"{place}: {Reason(e)}", inner: e) { Hint = comments ? null : "name the file .jsonc to use comments" };
        }
    }

    private static Node ReadValue(ref Utf8JsonReader reader, ReadOnlySpan<byte> bytes, NodeLimits limits, string file, int depth)
    {
        var place = StrictText.PlaceOf(file, bytes, (int)reader.TokenStartIndex);
        limits.Count(place, depth);
        switch (reader.TokenType)
        {
            case JsonTokenType.StartObject:
                List<Node.Entry> entries = [];
                HashSet<string> keys = [];
                while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
                {
                    var keyPlace = StrictText.PlaceOf(file, bytes, (int)reader.TokenStartIndex);
                    var key = reader.GetString()!;
                    if (!keys.Add(key))
                        throw limits.Error(keyPlace, $"key '{key}' stands here a second time");
                    reader.Read();
                    entries.Add(new Node.Entry(key, keyPlace, ReadValue(ref reader, bytes, limits, file, depth + 1)));
                }

                return new Node.Map(place, entries);

            case JsonTokenType.StartArray:
                List<Node> items = [];
                while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
                    items.Add(ReadValue(ref reader, bytes, limits, file, depth + 1));
                return new Node.List(place, items);

            case JsonTokenType.String:
                return new Node.Scalar(place, JsonValue.Create(reader.GetString()));
            case JsonTokenType.Number:
                return new Node.Scalar(place, reader.TryGetInt64(out var whole) ? JsonValue.Create(whole) : JsonValue.Create(reader.GetDouble()));
            case JsonTokenType.True or JsonTokenType.False:
                return new Node.Scalar(place, JsonValue.Create(reader.GetBoolean()));
            default:
                return new Node.Scalar(place, null);
        }
    }

    /// <summary>The library's sentence without the place it ends with, which we say ourselves.</summary>
    private static string Reason(JsonException e)
    {
        var text = e.Message;
        foreach (var end in new[] { " Path: ", " LineNumber: ", " Change the reader options" })
        {
            if (text.IndexOf(end, StringComparison.Ordinal) is >= 0 and var at)
                text = text[..at];
        }

        text = text.TrimEnd('.', ' ');
        return text.Length == 0 ? "not JSON" : char.ToLowerInvariant(text[0]) + text[1..];
    }
}
