using System.Text.Json;

namespace GitVan.Templates.Values;

/// <summary>Reads JSON into values, as <c>JSON.parse</c> does: of two equal keys the last one counts.</summary>
public static class JsonValue
{
    /// <summary>Deeper JSON is refused.</summary>
    public const int DeepestNesting = 500;

    /// <exception cref="TemplateException">The text is not JSON, or nested too deeply.</exception>
    public static Value Parse(string json)
    {
        try
        {
            using var document = JsonDocument.Parse(json, new JsonDocumentOptions { MaxDepth = DeepestNesting });
            return From(document.RootElement);
        }
        catch (JsonException error)
        {
            throw new TemplateException($"the JSON is wrong at line {error.LineNumber + 1}, column {error.BytePositionInLine + 1}: {error.Message.Split(". ")[0].TrimEnd('.')}");
        }
        catch (InvalidOperationException)
        {
            throw new TemplateException("the JSON contains half of a surrogate pair");
        }
    }

    public static Value From(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => new MapValue(element.EnumerateObject().Select(one => KeyValuePair.Create(one.Name, From(one.Value)))),
        JsonValueKind.Array => new ArrayValue(element.EnumerateArray().Select(From)),
        JsonValueKind.String => element.GetString(),
        JsonValueKind.Number => element.GetDouble(),
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        JsonValueKind.Null => Value.Null,
        _ => Value.Undefined,
    };
}
