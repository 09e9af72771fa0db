using System.Text.Json.Nodes;
using GitVan.Engine.Configuration;

namespace GitVan.Engine.Protocol;

/// <summary>One call of a method: its parameters, read by name and type, and what the receipt will say it was about.</summary>
/// <param name="parameters">What the job sent; a <c>null</c> in it is as good as not there.</param>
public sealed class Call(JsonObject parameters)
{
    /// <summary>What a changing call was about, for the receipt: a ref, a commit, a path; one line.</summary>
    public string? Target { get; set => field = value?.ReplaceLineEndings(" "); }

    /// <exception cref="CallException">A name is not among those known.</exception>
    public void Refuse(string method, IReadOnlyList<string> known)
    {
        foreach (var (name, _) in parameters)
        {
            if (known.Contains(name))
                continue;
            var nearest = Suggestion.Nearest(name, known);
            throw Wrong($"{method} has no parameter {Excerpt.Of(name)}, expected {(known.Count == 0 ? "none" : $"one of {string.Join(", ", known)}")}", nearest is null ? null : $"write '{nearest}'");
        }
    }

    public bool Has(string name) => parameters[name] is not null;

    /// <summary>Any JSON; null where it is not there.</summary>
    public JsonNode? Find(string name) => parameters[name];

    /// <summary>Text that must be there.</summary>
    public string Text(string name) => FindText(name) ?? throw Missing(name, "text");

    public string? FindText(string name) => parameters[name] switch
    {
        null => null,
        JsonValue value when value.TryGetValue<string>(out var text) => text,
        var other => throw Wrong(name, other, "text"),
    };

    /// <summary>True or false; <paramref name="otherwise"/> where it is not there.</summary>
    public bool Flag(string name, bool otherwise = false) => parameters[name] switch
    {
        null => otherwise,
        JsonValue value when value.TryGetValue<bool>(out var flag) => flag,
        var other => throw Wrong(name, other, "true or false"),
    };

    /// <summary>A whole number, at least 0.</summary>
    public long? FindNumber(string name) => parameters[name] switch
    {
        null => null,
        JsonValue value when value.TryGetValue<long>(out var number) && number >= 0 => number,
        JsonValue value when value.TryGetValue<double>(out var real) && double.IsInteger(real) && real is >= 0 and < 1L << 53 => (long)real,
        var other => throw Wrong(name, other, "a whole number from 0"),
    };

    /// <summary>Milliseconds. What is longer than anybody waits is as long as anybody waits.</summary>
    public TimeSpan? FindDuration(string name) => FindNumber(name) is { } number ? TimeSpan.FromMilliseconds(Math.Min(number, uint.MaxValue)) : null;

    /// <summary>A list of texts, empty where it is not there. One text stands for a list of one.</summary>
    public IReadOnlyList<string> Texts(string name) => parameters[name] switch
    {
        null => [],
        JsonValue value when value.TryGetValue<string>(out var text) => [text],
        JsonArray list => [.. list.Select(item => item is JsonValue value && value.TryGetValue<string>(out var text) ? text : throw Wrong(name, list, "a list of texts"))],
        var other => throw Wrong(name, other, "a list of texts"),
    };

    /// <summary>An object; null where it is not there.</summary>
    public JsonObject? FindObject(string name) => parameters[name] switch
    {
        null => null,
        JsonObject map => map,
        var other => throw Wrong(name, other, "an object"),
    };

    /// <summary>One of some words.</summary>
    public string Word(string name, IReadOnlyList<string> words, string otherwise)
    {
        var word = FindText(name) ?? otherwise;
        return words.Contains(word) ? word : throw Wrong($"{name} is {Excerpt.Of(word)}, expected {string.Join(" or ", words.Select(one => $"'{one}'"))}");
    }

    public static CallException Missing(string name, string expected) => Wrong($"{name} is missing, expected {expected}");

    public static CallException Wrong(string message, string? hint = null) => new(CallException.InvalidParameters, message) { Hint = hint };

    /// <summary>Refuses text that a system call would cut off.</summary>
    public static string WithoutNul(string name, string text) => text.Contains('\0') ? throw Wrong($"{name} has a NUL character") : text;

    private static CallException Wrong(string name, JsonNode given, string expected) => Wrong($"{name} is {Kind(given)}, expected {expected}");

    private static string Kind(JsonNode node) => node.GetValueKind() switch
    {
        System.Text.Json.JsonValueKind.Object => "an object",
        System.Text.Json.JsonValueKind.Array => "a list",
        _ => Excerpt.Of(node.ToJsonString()),
    };
}
