using System.Text.Json;
using GitVan.Protocol;

namespace GitVan;

/// <summary>Values by name, such as a job's inputs. The engine has checked them; asking for another type than was declared is a mistake in the job.</summary>
/// <example>
/// <code>
/// var version = context.Inputs.Text("version");
/// var notes = context.Inputs.FindText("notes") ?? "none";
/// </code>
/// </example>
public sealed class JobValues
{
    private JobValues(JsonElement json) => Json = json;

    /// <summary>All of them: a JSON object.</summary>
    public JsonElement Json { get; }

    /// <summary>The names that have a value.</summary>
    public IReadOnlyList<string> Names => [.. Json.EnumerateObject().Select(one => one.Name)];

    /// <summary>There is a value of this name.</summary>
    public bool Has(string name) => Json.Find(name) is not null;

    /// <summary>Text that must be there.</summary>
    /// <exception cref="ArgumentException">It is not there, or no text.</exception>
    public string Text(string name) => FindText(name) ?? throw Missing(name);

    /// <summary>Text; null where it is not there.</summary>
    /// <exception cref="ArgumentException">It is no text.</exception>
    public string? FindText(string name) => Find(name, JsonValueKind.String)?.GetString();

    /// <summary>A whole number that must be there.</summary>
    /// <exception cref="ArgumentException">It is not there, or no whole number.</exception>
    public long Integer(string name) => FindInteger(name) ?? throw Missing(name);

    /// <summary>A whole number; null where it is not there.</summary>
    /// <exception cref="ArgumentException">It is no whole number.</exception>
    public long? FindInteger(string name) => Find(name, JsonValueKind.Number) is not { } value ? null
        // The protocol's 3.0 is a whole number too.
        : value.TryGetInt64(out var whole) ? whole
        : value.GetDouble() is var real && double.IsInteger(real) && Math.Abs(real) < 1L << 53 ? (long)real
        : throw new ArgumentException($"'{name}' is {value.GetRawText()}, no whole number", nameof(name));

    /// <summary>A number that must be there.</summary>
    /// <exception cref="ArgumentException">It is not there, or no number.</exception>
    public double Number(string name) => FindNumber(name) ?? throw Missing(name);

    /// <summary>A number; null where it is not there.</summary>
    /// <exception cref="ArgumentException">It is no number.</exception>
    public double? FindNumber(string name) => Find(name, JsonValueKind.Number)?.GetDouble();

    /// <summary>Whether it is true; false where it is not there.</summary>
    /// <exception cref="ArgumentException">It is neither true nor false.</exception>
    public bool Flag(string name) => Json.Find(name) is { } value
        && (value.ValueKind is JsonValueKind.True or JsonValueKind.False ? value.GetBoolean() : throw Wrong(name, value));

    /// <summary>A list of texts, empty where it is not there.</summary>
    /// <exception cref="ArgumentException">It is no list of texts.</exception>
    public IReadOnlyList<string> Texts(string name) => Find(name, JsonValueKind.Array) is not { } list ? []
        : [.. list.EnumerateArray().Select(one => one.ValueKind == JsonValueKind.String ? one.GetString()! : throw Wrong(name, one))];

    /// <summary>The JSON text of all of them.</summary>
    public override string ToString() => Json.GetRawText();

    internal static JobValues Read(JsonElement? json) => new(json?.Clone() ?? Answer.Nothing);

    private JsonElement? Find(string name, JsonValueKind kind) =>
        Json.Find(name) is not { } value ? null : value.ValueKind == kind ? value : throw Wrong(name, value);

    private static ArgumentException Missing(string name) => new($"there is no '{name}'", nameof(name));

    private static ArgumentException Wrong(string name, JsonElement value) => new($"'{name}' is {value.GetRawText()}, which is of another type", nameof(name));
}
