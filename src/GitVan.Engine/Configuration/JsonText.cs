using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace GitVan.Engine.Configuration;

/// <summary>Reads JSON, and JSON with comments and trailing commas, keeping the places.</summary>
internal ref struct JsonText
{
    private readonly ReadOnlySpan<byte> bytes;
    private readonly NodeLimits limits;
    private Utf8JsonReader reader;
    private TextPlaces places;

    private JsonText(string file, ReadOnlySpan<byte> bytes, bool comments)
    {
        this.bytes = bytes;
        limits = new NodeLimits(file);
        places = new TextPlaces(file, bytes);
        reader = new Utf8JsonReader(bytes, new JsonReaderOptions
        {
            // One more than ours, so that the limit is said in our words.
            MaxDepth = NodeLimits.Deepest + 1,
            CommentHandling = comments ? JsonCommentHandling.Skip : JsonCommentHandling.Disallow,
            AllowTrailingCommas = comments,
        });
    }

    /// <exception cref="GitVanException">It is not JSON, names a key twice, or exceeds a limit.</exception>
    public static Node Read(string file, ReadOnlySpan<byte> bytes, bool comments)
    {
        StrictText.Decode(file, bytes);
        bytes = StrictText.WithoutMark(bytes);
        try
        {
            return new JsonText(file, bytes, comments).ReadDocument();
        }
        catch (JsonException e)
        {
            var place = new TextPlaces(file, bytes).Of(IndexOf(e, bytes));
            throw new GitVanException($"{place}: {Reason(e)}", inner: e)
            {
                Hint = !comments && IsForComments(e, bytes) ? "name the file .jsonc to use comments and trailing commas" : "mend the JSON",
            };
        }
    }

    private Node ReadDocument()
    {
        reader.Read();
        var node = ReadValue(1);
        while (reader.Read())
        {
        }

        return node;
    }

    private Node ReadValue(int depth)
    {
        var place = places.Of((int)reader.TokenStartIndex);
        limits.Count(place, depth);
        switch (reader.TokenType)
        {
            case JsonTokenType.StartObject:
                List<Node.Entry> entries = [];
                HashSet<string> keys = [];
                while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
                {
                    var keyPlace = places.Of((int)reader.TokenStartIndex);
                    var key = Text(keyPlace);
                    if (!keys.Add(key))
                        throw limits.Error(keyPlace, $"key {Excerpt.Of(key)} stands here a second time");
                    reader.Read();
                    entries.Add(new Node.Entry(key, keyPlace, ReadValue(depth + 1)));
                }

                return new Node.Map(place, entries);

            case JsonTokenType.StartArray:
                List<Node> items = [];
                while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
                    items.Add(ReadValue(depth + 1));
                return new Node.List(place, items);

            case JsonTokenType.String:
                var text = Text(place);
                return new Node.Scalar(place, JsonValue.Create(text), text);
            case JsonTokenType.Number:
                var number = reader.TryGetInt64(out var whole) ? JsonValue.Create(whole) : JsonValue.Create(limits.Finite(place, reader.GetDouble()));
                return new Node.Scalar(place, number, Encoding.UTF8.GetString(reader.ValueSpan));
            case JsonTokenType.True or JsonTokenType.False:
                return new Node.Scalar(place, JsonValue.Create(reader.GetBoolean()), Encoding.UTF8.GetString(reader.ValueSpan));
            default:
                return new Node.Scalar(place, null, "null");
        }
    }

    private string Text(Place place)
    {
        try
        {
            return reader.GetString()!;
        }
        catch (InvalidOperationException)
        {
            throw limits.Error(place, "a \\u escape is half of a character, expected both halves");
        }
    }

    /// <summary>The byte that the reader stumbled over.</summary>
    private static int IndexOf(JsonException e, ReadOnlySpan<byte> bytes)
    {
        var start = 0;
        for (var line = 0L; line < e.LineNumber && bytes[start..].IndexOf((byte)'\n') is >= 0 and var end; line++)
            start += end + 1;
        return start + (int)(e.BytePositionInLine ?? 0);
    }

    private static bool IsForComments(JsonException e, ReadOnlySpan<byte> bytes) =>
        e.Message.Contains("trailing comma", StringComparison.Ordinal) || IndexOf(e, bytes) is var index && index < bytes.Length && bytes[index] == '/';

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
