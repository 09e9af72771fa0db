using System.Text.Json;
using System.Text.Json.Nodes;

namespace GitVan.Engine.Configuration;

/// <summary>
/// Holds nodes against a JSON Schema and turns them into the JSON that the types read. It knows the words that
/// <see cref="ConfigurationSchema"/> writes; no library that validates JSON Schema survives ahead-of-time compilation.
/// </summary>
internal static class SchemaCheck
{
    /// <exception cref="GitVanException">The first thing that is not as the schema has it, with its place.</exception>
    public static JsonNode? Apply(JsonNode schema, Node node, string what = "the configuration")
    {
        if (schema is not JsonObject rules)
            return ToJson(node);
        if (rules["anyOf"] is JsonArray choices)
            return ApplyAny(choices, node, what);
        var types = Types(rules);
        return node switch
        {
            Node.Map map when types.Contains("object") => ApplyMap(rules, map),
            Node.List list when types.Contains("array") => ApplyList(rules, list, what),
            Node.Scalar scalar => ApplyScalar(rules, types, scalar, what),
            _ => throw Wrong(node, what, Expected(rules, types)),
        };
    }

    private static JsonNode? ApplyAny(JsonArray choices, Node node, string what)
    {
        var list = choices.OfType<JsonObject>().FirstOrDefault(choice => Types(choice).Contains("array"));
        if (list is not null)
        {
            // A list, or one item that stands for a list of one.
            return node is Node.Scalar ? new JsonArray(Apply(choices.OfType<JsonObject>().First(choice => choice != list), node, what)) : Apply(list, node, what);
        }

        var isNumber = node is Node.Scalar { Value: { } value } && value.GetValueKind() == JsonValueKind.Number;
        var wanted = choices.OfType<JsonObject>().First(choice => Types(choice).Contains("number") == isNumber);
        return Apply(wanted, node, what);
    }

    private static JsonObject ApplyMap(JsonObject rules, Node.Map map)
    {
        var result = new JsonObject();
        var properties = rules["properties"] as JsonObject;
        foreach (var (key, place, value) in map.Entries)
        {
            if (rules["propertyNames"]?["pattern"]?.GetValue<string>() is { } pattern)
                CheckText(pattern, key, place, $"the name '{key}'");
            if (properties is not null && !properties.ContainsKey(key))
                throw UnknownKey(key, place, properties.Select(property => property.Key).Where(name => name[0] != '$').ToList());
            var schema = properties is null ? rules["additionalProperties"] ?? JsonValue.Create(true) : properties[key]!;

            // "timeout:" with nothing behind it is as good as not written.
            if (value is not Node.Scalar { Value: null })
                result[key] = Apply(schema, value, $"'{key}'");
        }

        if (rules["oneOf"] is JsonArray)
            CheckProgram(result, map.Place);
        return result;
    }

    private static void CheckProgram(JsonObject job, Place place)
    {
        if (job.ContainsKey("run") == job.ContainsKey("exec"))
        {
            throw new GitVanException($"{place}: {(job.ContainsKey("run") ? "a job has both 'run' and 'exec', expected one of them" : "a job has neither 'run' nor 'exec'")}")
            {
                Hint = "write 'run: <shell line>' or 'exec: [program, argument]'",
            };
        }
    }

    private static JsonArray ApplyList(JsonObject rules, Node.List list, string what)
    {
        if (rules["minItems"]?.GetValue<int>() is { } least && list.Items.Count < least)
            throw new GitVanException($"{list.Place}: {what} has {list.Items.Count} items, expected at least {least}");
        var items = rules["items"] ?? JsonValue.Create(true);
        return new JsonArray([.. list.Items.Select(item => Apply(items, item, $"an item of {what}"))]);
    }

    private static JsonNode? ApplyScalar(JsonObject rules, IReadOnlyList<string> types, Node.Scalar scalar, string what)
    {
        var kind = scalar.Value?.GetValueKind() ?? JsonValueKind.Null;
        if (rules["enum"] is JsonArray words && !words.Any(word => JsonNode.DeepEquals(word, scalar.Value)))
        {
            throw new GitVanException($"{scalar.Place}: {what} is {Show(scalar)}, expected {string.Join(" or ", words.Where(word => word is not null).Select(word => $"'{word}'"))}")
            {
                Hint = scalar.Value is { } given && Suggestion.Nearest(given.ToString(), words.OfType<JsonValue>().Select(word => word.ToString())) is { } near ? $"write '{near}'" : null,
            };
        }

        switch (kind)
        {
            case JsonValueKind.String when types.Contains("string") || rules.ContainsKey("enum"):
                if ((rules["pattern"] ?? rules["format"])?.GetValue<string>() is { } pattern)
                    CheckText(pattern, scalar.Value!.GetValue<string>(), scalar.Place, what);
                return scalar.Value!.DeepClone();

            case JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False when types.Contains("string") && types.Contains("boolean"):
                return JsonValue.Create(scalar.Value!.ToJsonString());

            case JsonValueKind.Number when types.Contains("number") || types.Contains("integer") && scalar.Value!.TryGetValue<long>(out _):
                CheckRange(rules, scalar, what);
                return scalar.Value!.DeepClone();

            case JsonValueKind.True or JsonValueKind.False when types.Contains("boolean"):
                return scalar.Value!.DeepClone();

            case JsonValueKind.Null when types.Contains("null") || types.Count == 0:
                return null;

            case var _ when types.Count == 0 && !rules.ContainsKey("enum"):
                return scalar.Value?.DeepClone();

            default:
                throw Wrong(scalar, what, Expected(rules, types));
        }
    }

    private static void CheckRange(JsonObject rules, Node.Scalar scalar, string what)
    {
        var number = double.Parse(scalar.Value!.ToJsonString(), System.Globalization.CultureInfo.InvariantCulture);
        if (rules["exclusiveMinimum"] is { } above && number <= double.Parse(above.ToJsonString(), System.Globalization.CultureInfo.InvariantCulture))
            throw new GitVanException($"{scalar.Place}: {what} is {Show(scalar)}, expected more than {above}");
        if (rules["minimum"] is { } least && number < double.Parse(least.ToJsonString(), System.Globalization.CultureInfo.InvariantCulture))
            throw new GitVanException($"{scalar.Place}: {what} is {Show(scalar)}, expected at least {least}");
        if (rules["maximum"] is { } most && number > double.Parse(most.ToJsonString(), System.Globalization.CultureInfo.InvariantCulture))
            throw new GitVanException($"{scalar.Place}: {what} is {Show(scalar)}, expected at most {most}");
    }

    private static void CheckText(string pattern, string text, Place place, string what)
    {
        var rule = TextRule.Get(pattern);
        if (!rule.Holds(text))
            throw new GitVanException($"{place}: {what} is '{text}', expected {rule.Expected}");
        if (rule.Suggest?.Invoke(text) is { } meant)
            throw new GitVanException($"{place}: '{text}' is not a hook of git, but nearly '{meant}'") { Hint = $"write '{meant}', or choose a name further from it" };
    }

    private static GitVanException UnknownKey(string key, Place place, IReadOnlyList<string> known)
    {
        var nearest = Suggestion.Nearest(key, known);
        return new GitVanException($"{place}: unknown key '{key}', expected one of {string.Join(", ", known)}")
        {
            Hint = nearest is null ? "see: gitvan config schema" : $"write '{nearest}'",
        };
    }

    private static GitVanException Wrong(Node node, string what, string expected) =>
        new($"{node.Place}: {what} is {Show(node)}, expected {expected}");

    private static string Show(Node node) => node switch
    {
        Node.Map => "a map",
        Node.List => "a list",
        Node.Scalar { Value: { } value } => value.GetValueKind() == JsonValueKind.String ? $"'{value}'" : value.ToJsonString(),
        _ => "empty",
    };

    private static string Expected(JsonObject rules, IReadOnlyList<string> types) => string.Join(" or ", types.Where(type => type != "null").Select(type => type switch
    {
        "object" => "a map",
        "array" => "a list",
        "string" => rules["pattern"]?.GetValue<string>() is { } pattern ? TextRule.Get(pattern).Expected : "text",
        "boolean" => "true or false",
        "integer" => "a whole number",
        _ => "a number",
    }));

    private static IReadOnlyList<string> Types(JsonObject rules) => rules["type"] switch
    {
        JsonArray several => [.. several.Select(type => type!.GetValue<string>())],
        JsonValue one => [one.GetValue<string>()],
        _ => [],
    };

    private static JsonNode? ToJson(Node node) => node switch
    {
        Node.Map(_, var entries) => new JsonObject(entries.Select(entry => KeyValuePair.Create(entry.Key, ToJson(entry.Value)))),
        Node.List(_, var items) => new JsonArray([.. items.Select(ToJson)]),
        Node.Scalar(_, var value) => value?.DeepClone(),
        _ => null,
    };
}
