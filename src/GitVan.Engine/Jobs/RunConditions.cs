using System.Text.Json;
using System.Text.Json.Nodes;
using GitVan.Engine.Configuration;
using GitVan.Engine.Files;
using GitVan.Engine.Model;

namespace GitVan.Engine.Jobs;

/// <summary>Reads what stands behind <c>skip</c> and <c>only</c>.</summary>
internal static class RunConditions
{
    /// <returns>These rules, and what is said further.</returns>
    /// <exception cref="GitVanException">Something is none of the conditions.</exception>
    public static IReadOnlyList<RunRule> Rules(IReadOnlyList<RunRule> above, JsonNode? skip, JsonNode? only, string skipPlace, string onlyPlace) =>
        skip is null && only is null ? above : [.. above, new RunRule(Read(only, "only", onlyPlace), Read(skip, "skip", skipPlace))];

    private static IReadOnlyList<RunCondition> Read(JsonNode? node, string key, string place) => node switch
    {
        null => [],
        JsonArray list => [.. list.SelectMany(item => ReadOne(item, key, place))],
        _ => [.. ReadOne(node, key, place)],
    };

    private static IEnumerable<RunCondition> ReadOne(JsonNode? node, string key, string place)
    {
        switch (node)
        {
            case JsonValue value when value.GetValueKind() is JsonValueKind.True or JsonValueKind.False:
                return [new RunCondition(value.GetValue<bool>() ? "always" : "never")];
            case JsonValue value when value.GetValueKind() == JsonValueKind.String && RunCondition.Words.Contains(value.GetValue<string>()):
                return [new RunCondition(value.GetValue<string>())];
            case JsonObject { Count: > 0 } map when map.All(pair => RunCondition.Keys.Contains(pair.Key)):
                return map.SelectMany(pair => Values(pair.Key, pair.Value, key, place)).ToList();
            default:
                var word = node is JsonObject wrong ? wrong.Select(pair => pair.Key).FirstOrDefault(name => !RunCondition.Keys.Contains(name)) : node?.ToString();
                var nearest = word is null ? null : Suggestion.Nearest(word, [.. RunCondition.Words, .. RunCondition.Keys]);
                throw new GitVanException($"{place}: '{key}' has {Excerpt.Of(word ?? "nothing")}, expected true, {string.Join(", ", RunCondition.Words)}, or a map with {string.Join(", ", RunCondition.Keys)}")
                {
                    Hint = nearest is null ? null : $"write '{nearest}'",
                };
        }
    }

    private static IEnumerable<RunCondition> Values(string kind, JsonNode? value, string key, string place)
    {
        foreach (var item in value is JsonArray list ? [.. list] : new[] { value })
        {
            if (item is not JsonValue one || one.GetValueKind() != JsonValueKind.String || string.IsNullOrWhiteSpace(one.GetValue<string>()))
                throw new GitVanException($"{place}: '{kind}' of '{key}' is not text, expected {(kind == "run" ? "a shell line" : "a glob")}");
            var text = one.GetValue<string>();
            if (kind != "run")
                CheckGlob(text, place);
            yield return new RunCondition(kind, text);
        }
    }

    /// <exception cref="GitVanException">It is no pattern.</exception>
    public static void CheckGlob(string pattern, string place)
    {
        try
        {
            Glob.Parse(pattern);
        }
        catch (GitVanException e)
        {
            throw new GitVanException($"{place}: {e.Message}") { Hint = e.Hint };
        }
    }
}
