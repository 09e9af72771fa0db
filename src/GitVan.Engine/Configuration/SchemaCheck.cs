using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace GitVan.Engine.Configuration;

/// <summary>
/// Holds nodes against a JSON Schema and turns them into the JSON that the types read. It knows the words that
/// <see cref="ConfigurationSchema"/> writes; no library that validates JSON Schema survives ahead-of-time compilation.
/// </summary>
internal static class SchemaCheck
{
    /// <summary>The keys of a job, one of which says what it runs.</summary>
    public static readonly string[] Programs = ["run", "exec", "script", "group"];

    /// <exception cref="GitVanException">The first thing that is not as the schema has it, with its place.</exception>
    public static JsonNode? Apply(JsonNode schema, Node node, string what = "the configuration")
    {
        if (schema is not JsonObject rules)
            return ToJson(node);
        if (rules["$ref"]?.GetValue<string>() is { } pointer)
            return Apply(pointer[2..].Split('/').Aggregate(rules.Root, (at, name) => at[name]!), node, what);
        if (rules["anyOf"] is JsonArray choices)
            return ApplyAny(choices, node, what);
        var types = Types(rules);
        if (types.Count == 0)
            return ToJson(node);
        return node switch
        {
            Node.Map map when types.Contains("object") => ApplyMap(rules, map, what),
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

    private static JsonObject ApplyMap(JsonObject rules, Node.Map map, string what)
    {
        var properties = rules["properties"] as JsonObject;
        var others = rules["additionalProperties"] as JsonObject;
        if (properties is null && others is null)
            return ToJson(map)!.AsObject();

        var result = new JsonObject();
        foreach (var (key, place, value) in map.Entries)
        {
            if (rules["propertyNames"]?["pattern"]?.GetValue<string>() is { } pattern)
                CheckText(pattern, key, place, "the name");
            if (properties is not null && !properties.ContainsKey(key))
                throw UnknownKey(key, place, properties.Select(property => property.Key).Where(name => name[0] != '$').ToList());

            // A key with nothing behind it is as good as not written, as when all below it is commented out. A name of the person's own
            // that takes a text is not: it may be meant to be empty.
            var schema = properties is not null ? properties[key]! : others!;
            if (value is not Node.Scalar { Value: null } || properties is null && !Types(schema.AsObject()).Contains("object"))
                result[key] = Apply(schema, value, Excerpt.Of(key));
        }

        if (rules["oneOf"] is JsonArray)
            CheckProgram(result, map.Place);
        if ((rules["required"] as JsonArray)?.Select(name => name!.GetValue<string>()).FirstOrDefault(name => !result.ContainsKey(name)) is { } missing)
            throw new GitVanException($"{map.Place}: {what} has no '{missing}'") { Hint = $"write '{missing}: …'" };
        return result;
    }

    private static void CheckProgram(JsonObject job, Place place)
    {
        var given = Programs.Where(job.ContainsKey).ToList();
        if (given.Count == 1)
            return;
        throw new GitVanException($"{place}: {(given.Count > 1 ? $"a job has both '{given[0]}' and '{given[1]}', expected one of them" : "a job has neither 'run' nor 'exec'")}")
        {
            Hint = "write 'run: <shell line>' or 'exec: [program, argument]'",
        };
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
        if (rules["enum"] is JsonArray words)
            return ApplyWord(words, scalar, what);

        switch (scalar.Value?.GetValueKind())
        {
            case JsonValueKind.String when types.Contains("string"):
                var text = scalar.Value.GetValue<string>();
                if ((rules["pattern"] ?? rules["format"])?.GetValue<string>() is { } pattern)
                    CheckText(pattern, text, scalar.Place, what);

                // Programs, arguments and variables end at a NUL.
                if (text.Contains('\0'))
                    throw new GitVanException($"{scalar.Place}: {what} has a NUL character, expected text");
                return ToJson(scalar);

            case JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False when types.Contains("string") && types.Contains("boolean"):
                return JsonValue.Create(scalar.Text);

            case JsonValueKind.Number when types.Contains("number") || types.Contains("integer") && double.IsInteger(NumberOf(scalar.Value)):
                CheckRange(rules, scalar, what);
                return ToJson(scalar);

            case JsonValueKind.True or JsonValueKind.False when types.Contains("boolean"):
                return ToJson(scalar);

            default:
                throw Wrong(scalar, what, Expected(rules, types));
        }
    }

    private static JsonNode? ApplyWord(JsonArray words, Node.Scalar scalar, string what)
    {
        if (words.Any(word => JsonNode.DeepEquals(word, scalar.Value)))
            return ToJson(scalar);
        var nearest = scalar.Value is { } given ? Suggestion.Nearest(given.ToString(), words.Select(word => word!.ToString())) : null;
        throw new GitVanException($"{scalar.Place}: {what} is {Show(scalar)}, expected {Words(words)}") { Hint = nearest is null ? null : $"write '{nearest}'" };
    }

    private static void CheckRange(JsonObject rules, Node.Scalar scalar, string what)
    {
        var number = NumberOf(scalar.Value!);
        if (rules["minimum"] is { } least && number < NumberOf(least))
            throw new GitVanException($"{scalar.Place}: {what} is {Show(scalar)}, expected at least {least}");
        if (rules["maximum"] is { } most && number > NumberOf(most))
            throw new GitVanException($"{scalar.Place}: {what} is {Show(scalar)}, expected at most {most}");
    }

    private static void CheckText(string pattern, string text, Place place, string what)
    {
        var rule = TextRule.Get(pattern);
        if (!rule.Holds(text))
            throw new GitVanException($"{place}: {what} is {Excerpt.Of(text)}, expected {rule.Expected}");
        if (rule.Suggest?.Invoke(text) is { } meant)
            throw new GitVanException($"{place}: {Excerpt.Of(text)} is not a hook of git, but nearly '{meant}'") { Hint = $"write '{meant}', or choose a name further from it" };
    }

    private static GitVanException UnknownKey(string key, Place place, IReadOnlyList<string> known) =>
        new($"{place}: unknown key {Excerpt.Of(key)}, expected one of {string.Join(", ", known)}")
        {
            Hint = Suggestion.Nearest(key, known) is { } nearest ? $"write '{nearest}'" : Meant(key, known) ?? "see: gitvan config schema",
        };

    /// <summary>Where other hook managers have a key that means something here too.</summary>
    private static string? Meant(string key, IReadOnlyList<string> known) => key switch
    {
        _ when known.Contains("hooks") && GitHook.TryParse(key, out _) => $"write it below 'hooks': hooks: {{ {key}: … }}",
        "commands" or "scripts" when known.Contains("jobs") => "write 'jobs', a list in which each has its 'name'",
        "runner" when known.Contains("script") => "begin the script with a '#!' line, and remove the key",
        _ => null,
    };

    private static GitVanException Wrong(Node node, string what, string expected) =>
        new($"{node.Place}: {what} is {Show(node)}, expected {expected}");

    private static string Show(Node node) => node switch
    {
        Node.Map => "a map",
        Node.List => "a list",
        Node.Scalar { Value: { } value, Text: var text } => value.GetValueKind() == JsonValueKind.String ? Excerpt.Of(text) : text,
        _ => "empty",
    };

    private static string Expected(JsonObject rules, IReadOnlyList<string> types) => rules["enum"] is JsonArray words ? Words(words) : string.Join(" or ", types.Select(type => type switch
    {
        "object" => "a map",
        "array" => "a list",
        "string" => rules["pattern"]?.GetValue<string>() is { } pattern ? TextRule.Get(pattern).Expected : "text",
        "boolean" => "true or false",
        "integer" => "a whole number",
        _ => "a number",
    }));

    private static string Words(JsonArray words) => string.Join(" or ", words.Select(word => $"'{word}'"));

    private static double NumberOf(JsonNode value) => double.Parse(value.ToJsonString(), CultureInfo.InvariantCulture);

    private static IReadOnlyList<string> Types(JsonObject rules) => rules["type"] switch
    {
        JsonArray several => [.. several.Select(type => type!.GetValue<string>())],
        JsonValue one => [one.GetValue<string>()],
        _ => [],
    };

    /// <summary>What it says, without its places.</summary>
    public static JsonNode? ToJson(Node node) => node switch
    {
        Node.Map(_, var entries) => new JsonObject(entries.Select(entry => KeyValuePair.Create(entry.Key, ToJson(entry.Value)))),
        Node.List(_, var items) => new JsonArray([.. items.Select(ToJson)]),
        Node.Scalar { Value: var value } => value?.DeepClone(),
        _ => null,
    };
}
