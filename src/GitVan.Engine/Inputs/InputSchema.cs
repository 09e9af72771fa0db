using System.Text.Json.Nodes;
using GitVan.Engine.Configuration;

namespace GitVan.Engine.Inputs;

/// <summary>
/// The inputs that a job declares, as JSON Schema on the wire: <c>{"type":"object","properties":{…},"required":[…]}</c>. Nothing reaches a job that was
/// not held against it.
/// </summary>
public sealed class InputSchema
{
    private const int MostInputs = 100;
    private const int LongestName = 64;

    private readonly Dictionary<string, Input> byName;

    private InputSchema(JsonObject declaration, IReadOnlyList<Input> inputs)
    {
        Declaration = declaration;
        Inputs = inputs;
        byName = inputs.ToDictionary(input => input.Name);
    }

    /// <summary>Of a job that takes no inputs.</summary>
    public static InputSchema None { get; } = new(new JsonObject { ["type"] = "object" }, []);

    /// <summary>The JSON Schema it was read from.</summary>
    public JsonObject Declaration { get; }

    /// <summary>As declared, in that order.</summary>
    public IReadOnlyList<Input> Inputs { get; }

    /// <exception cref="GitVanException">It is not such a declaration; the message names the input and what was expected.</exception>
    public static InputSchema Parse(JsonObject declaration)
    {
        declaration = declaration.DeepClone().AsObject();
        foreach (var (word, _) in declaration)
        {
            if (word is not ("type" or "properties" or "required"))
                throw new GitVanException($"the inputs: unknown word {Excerpt.Of(word)}, expected one of type, properties, required") { Hint = "remove it" };
        }

        if (InputTypes.Show(declaration["type"]) != "'object'")
            throw new GitVanException($"the inputs: 'type' is {InputTypes.Show(declaration["type"])}, expected 'object'") { Hint = "write 'object'" };
        var properties = declaration["properties"] switch
        {
            JsonObject map => map,
            null when !declaration.ContainsKey("properties") => [],
            var other => throw new GitVanException($"the inputs: 'properties' is {InputTypes.Show(other)}, expected a map") { Hint = "write a map of inputs" },
        };
        if (properties.Count > MostInputs)
            throw new GitVanException($"{properties.Count} inputs are declared, expected at most {MostInputs}") { Hint = "join some in one of type object" };

        var required = Required(declaration, properties);
        foreach (var (name, _) in properties)
            CheckName(name);
        CheckVariables(properties);
        return new InputSchema(declaration, [.. properties.Select(pair => InputDeclaration.Parse(pair.Key, pair.Value, required.Contains(pair.Key)))]);
    }

    /// <summary>What a job gets: the values, and the defaults of those that are not given.</summary>
    /// <returns>Null where the job declares no inputs and none are given.</returns>
    /// <exception cref="GitVanException">The first value that is missing, unknown or not as declared.</exception>
    public static JsonObject? Check(InputSchema? schema, JsonObject? values) =>
        schema is null && values is null ? null : (schema ?? None).Check(values ?? []);

    /// <inheritdoc cref="Check(InputSchema?, JsonObject?)"/>
    public JsonObject Check(JsonObject values)
    {
        foreach (var (name, _) in values)
            Get(name);
        var result = new JsonObject();
        foreach (var input in Inputs)
        {
            if (values.TryGetPropertyValue(input.Name, out var value))
                input.Rules.Check(value, $"input '{input.Name}'");
            else
                value = input.Default;
            if (value is not null)
                result[input.Name] = value.DeepClone();
            else if (input.IsRequired)
                throw new GitVanException($"input '{input.Name}' is missing, expected {input.Rules.Type.Expected()}") { Hint = $"give it: --input {input.Name}=…, or a default where it is declared" };
        }

        return result;
    }

    /// <exception cref="GitVanException">No input has the name.</exception>
    internal Input Get(string name)
    {
        if (byName.TryGetValue(name, out var input))
            return input;
        if (Inputs.Count == 0)
            throw new GitVanException($"input {Excerpt.Of(name)} is given, but the job takes none") { Hint = "leave it out, or declare it: see docs/jobs.md" };
        var nearest = Suggestion.Nearest(name, byName.Keys);
        throw new GitVanException($"unknown input {Excerpt.Of(name)}, expected one of {string.Join(", ", Inputs.Select(known => known.Name))}")
        {
            Hint = nearest is null ? "see: gitvan job show <job>" : $"write '{nearest}'",
        };
    }

    private static HashSet<string> Required(JsonObject declaration, JsonObject properties)
    {
        if (!declaration.ContainsKey("required"))
            return [];
        if (declaration["required"] is not JsonArray names || !names.All(name => InputType.String.Holds(name)))
            throw new GitVanException($"the inputs: 'required' is {InputTypes.Show(declaration["required"])}, expected a list of names") { Hint = "write a list of names" };
        var required = names.Select(name => name!.GetValue<string>()).ToHashSet();
        return required.FirstOrDefault(name => !properties.ContainsKey(name)) is { } unknown
            ? throw new GitVanException($"the inputs: 'required' names {Excerpt.Of(unknown)}, which is not declared") { Hint = "declare it, or remove the name" }
            : required;
    }

    private static void CheckName(string name)
    {
        if (name.Length is 0 or > LongestName || !char.IsAsciiLetter(name[0]) || !name.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-'))
            throw new GitVanException($"input {Excerpt.Of(name)}: expected a name of at most {LongestName} ASCII letters, digits, '_' and '-' that begins with a letter") { Hint = "rename the input" };
    }

    private static void CheckVariables(JsonObject properties)
    {
        if (properties.Select(pair => pair.Key).GroupBy(InputVariables.NameOf).FirstOrDefault(group => group.Count() > 1) is { } twins)
            throw new GitVanException($"inputs {string.Join(" and ", twins.Select(name => $"'{name}'"))} would both be the variable {twins.Key}") { Hint = "rename one of them" };
    }
}
