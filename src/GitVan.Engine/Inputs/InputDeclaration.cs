using System.Text.Json;
using System.Text.Json.Nodes;
using GitVan.Engine.Configuration;

namespace GitVan.Engine.Inputs;

/// <summary>Reads what is declared of one input, or of the items of one: JSON Schema, of which it knows a few words and refuses the others.</summary>
/// <param name="what">What messages call it.</param>
internal sealed class InputDeclaration(JsonObject words, string what)
{
    private const int LongestPattern = 1000;

    private static readonly InputType[] Scalars = [InputType.String, InputType.Number, InputType.Integer, InputType.Boolean];

    /// <summary>Which word may stand at which types.</summary>
    private static readonly Dictionary<string, InputType[]> Types = new()
    {
        ["enum"] = [InputType.String, InputType.Number, InputType.Integer],
        ["pattern"] = [InputType.String],
        ["minLength"] = [InputType.String],
        ["maxLength"] = [InputType.String],
        ["minimum"] = [InputType.Number, InputType.Integer],
        ["maximum"] = [InputType.Number, InputType.Integer],
        ["items"] = [InputType.Array],
        ["minItems"] = [InputType.Array],
        ["maxItems"] = [InputType.Array],
    };

    /// <exception cref="GitVanException">A word is unknown or has not the value it needs.</exception>
    public static Input Parse(string name, JsonNode? declared, bool isRequired)
    {
        var what = $"input '{name}'";
        if (declared is not JsonObject words)
            throw new GitVanException($"{what} is declared as {InputTypes.Show(declared)}, expected a map such as {{type: string}}") { Hint = "write a map with its type" };
        var declaration = new InputDeclaration(words, what);
        var rules = declaration.ParseRules(["default", "description"]);
        if (words.TryGetPropertyValue("default", out var value))
            rules.Check(value, $"the default of {what}");
        return new Input(name, rules) { Description = declaration.Text("description"), IsRequired = isRequired, Default = value };
    }

    private InputRules ParseRules(IReadOnlyList<string> others)
    {
        var type = ParseType(others.Count > 0 ? InputTypes.Words : [.. Scalars.Select(scalar => scalar.Word())]);
        foreach (var (word, _) in words)
        {
            if (word == "type" || others.Contains(word))
                continue;
            if (!Types.TryGetValue(word, out var allowed))
                throw Unknown(word, ["type", .. others, .. Types.Keys]);
            if (!allowed.Contains(type))
                throw new GitVanException($"{what}: '{word}' is not for type {type.Word()}") { Hint = $"remove it, or write 'type: {allowed[0].Word()}'" };
        }

        var (least, most) = type switch
        {
            InputType.String => ParseRange("minLength", "maxLength", isCount: true),
            InputType.Array => ParseRange("minItems", "maxItems", isCount: true),
            _ => ParseRange("minimum", "maximum", isCount: false),
        };
        var rules = new InputRules(type) { Items = type == InputType.Array ? ParseItems() : null, Pattern = ParsePattern(), Least = least, Most = most };
        return rules with { Enum = ParseEnum(rules) };
    }

    private InputType ParseType(IReadOnlyList<string> known)
    {
        if (!words.ContainsKey("type"))
            throw new GitVanException($"{what} has no 'type', expected one of {string.Join(", ", known)}") { Hint = "write 'type: string'" };
        if (words["type"] is JsonValue value && value.GetValueKind() == JsonValueKind.String && known.Contains(value.GetValue<string>()))
            return (InputType)InputTypes.Words.Index().First(pair => pair.Item == value.GetValue<string>()).Index;
        var nearest = Suggestion.Nearest(words["type"]?.ToString() ?? "", known);
        throw Wrong("type", $"one of {string.Join(", ", known)}", nearest is null ? null : $"write '{nearest}'");
    }

    private InputRules ParseItems() => words["items"] is JsonObject items
        ? new InputDeclaration(items, $"the items of {what}").ParseRules([])
        : words.ContainsKey("items") ? throw Wrong("items", "a map such as {type: string}") : throw new GitVanException($"{what} has no 'items'") { Hint = "write 'items: {type: string}'" };

    private InputPattern? ParsePattern()
    {
        if (Text("pattern") is not { } pattern)
            return null;
        if (pattern.Length > LongestPattern)
            throw new GitVanException($"{what}: 'pattern' has {pattern.Length} characters, expected at most {LongestPattern}") { Hint = "shorten it" };
        return InputPattern.TryParse(pattern) ?? throw Wrong("pattern", "a regular expression");
    }

    private (double? Least, double? Most) ParseRange(string least, string most, bool isCount)
    {
        double? Bound(string word)
        {
            if (!words.ContainsKey(word))
                return null;
            return (isCount ? InputType.Integer : InputType.Number).Holds(words[word]) && InputTypes.NumberOf(words[word]!) is var number && double.IsFinite(number) && (!isCount || number >= 0)
                ? number
                : throw Wrong(word, isCount ? "a whole number from 0" : "a number");
        }

        var range = (Bound(least), Bound(most));
        return range.Item1 > range.Item2 ? throw Wrong(most, $"no less than '{least}'") : range;
    }

    private JsonArray? ParseEnum(InputRules rules)
    {
        if (!words.ContainsKey("enum"))
            return null;
        if (words["enum"] is not JsonArray { Count: > 0 } values)
            throw Wrong("enum", "a list of values that are allowed");
        foreach (var value in values)
            rules.Check(value, $"an item of 'enum' of {what}");
        return values;
    }

    private string? Text(string word)
    {
        if (!words.ContainsKey(word))
            return null;
        return InputType.String.Holds(words[word]) ? words[word]!.GetValue<string>() : throw Wrong(word, "text");
    }

    private GitVanException Wrong(string word, string expected, string? hint = null) =>
        new($"{what}: '{word}' is {InputTypes.Show(words[word])}, expected {expected}") { Hint = hint ?? $"mend '{word}'" };

    private GitVanException Unknown(string word, IReadOnlyList<string> known)
    {
        var nearest = Suggestion.Nearest(word, known);
        return new GitVanException($"{what}: unknown word {Excerpt.Of(word)}, expected one of {string.Join(", ", known)}") { Hint = nearest is null ? "remove it" : $"write '{nearest}'" };
    }
}
