using System.Text;
using System.Text.Json.Nodes;
using GitVan.Engine.Configuration;

namespace GitVan.Engine.Inputs;

/// <summary>What a value has to be.</summary>
internal sealed record InputRules(InputType Type)
{
    /// <summary>For each item of a list.</summary>
    public InputRules? Items { get; init; }

    /// <summary>The only values allowed; null for any.</summary>
    public JsonArray? Enum { get; init; }

    public InputPattern? Pattern { get; init; }

    /// <summary>The smallest number, the shortest text or list.</summary>
    public double? Least { get; init; }

    /// <summary>The largest number, the longest text or list.</summary>
    public double? Most { get; init; }

    /// <param name="what">What the value is called in a message.</param>
    /// <exception cref="GitVanException">It is not so.</exception>
    public void Check(JsonNode? value, string what)
    {
        if (!Type.Holds(value))
            throw new GitVanException($"{what} is {InputTypes.Show(value)}, expected {(Enum is null ? Type.Expected() : Words(Enum))}") { Hint = $"give {Type.Expected()}" };
        if (Enum is not null && !Enum.Any(word => JsonNode.DeepEquals(word, value)))
            throw NotOneOf(Enum, value!, what);
        switch (Type)
        {
            case InputType.String:
                CheckText(value!.GetValue<string>(), what);
                break;
            case InputType.Number or InputType.Integer:
                var number = InputTypes.NumberOf(value!);
                if (!double.IsFinite(number))
                    throw new GitVanException($"{what} is larger than a number can be") { Hint = "give a smaller number" };
                CheckRange(number, what, $"is {InputTypes.Show(value)}", "");
                break;
            case InputType.Array:
                var list = value!.AsArray();
                CheckRange(list.Count, what, $"has {list.Count} items", " items");
                foreach (var item in list)
                    Items!.Check(item, $"an item of {what}");
                break;
        }
    }

    private void CheckText(string text, string what)
    {
        // A variable ends at a NUL.
        if (text.Contains('\0'))
            throw new GitVanException($"{what} has a NUL character, expected text") { Hint = "remove the NUL" };
        var length = text.EnumerateRunes().Count();
        CheckRange(length, what, $"has {length} characters", " characters");
        if (Pattern is not null && !Pattern.IsMatch(text, what))
            throw new GitVanException($"{what} is {Excerpt.Of(text)}, expected text that matches {Pattern}") { Hint = "give a text that matches" };
    }

    private void CheckRange(double size, string what, string given, string unit)
    {
        if (size < Least)
            throw new GitVanException(FormattableString.Invariant($"{what} {given}, expected at least {Least}{unit}")) { Hint = "give more" };
        if (size > Most)
            throw new GitVanException(FormattableString.Invariant($"{what} {given}, expected at most {Most}{unit}")) { Hint = "give less" };
    }

    private static GitVanException NotOneOf(JsonArray words, JsonNode value, string what)
    {
        var nearest = Suggestion.Nearest(value.ToString(), words.Select(word => word!.ToString()));
        return new GitVanException($"{what} is {InputTypes.Show(value)}, expected {Words(words)}") { Hint = nearest is null ? "give one of them" : $"write '{nearest}'" };
    }

    private static string Words(JsonArray words) => string.Join(" or ", words.Select(InputTypes.Show));
}
