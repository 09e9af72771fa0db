using System.Text.Json.Nodes;

namespace GitVan.Engine.Inputs;

/// <summary>Inputs as people declare them, <c>inputs: {name: {type: string, required: true}}</c>: a map of names to their rules.</summary>
internal static class InputShorthand
{
    /// <param name="origin">Where it is written, for messages.</param>
    /// <returns>Null where nothing is declared.</returns>
    /// <exception cref="GitVanException">It is not such a declaration.</exception>
    public static InputSchema? Parse(JsonObject? inputs, string origin)
    {
        if (inputs is null or { Count: 0 })
            return null;
        try
        {
            return InputSchema.Parse(ToSchema(inputs));
        }
        catch (GitVanException e)
        {
            throw new GitVanException($"{origin}: {e.Message}", e.ExitCode, e) { Hint = e.Hint };
        }
    }

    private static JsonObject ToSchema(JsonObject inputs)
    {
        var properties = inputs.DeepClone().AsObject();
        List<string> required = [];
        foreach (var (name, rules) in properties)
        {
            if (rules is not JsonObject map || !map.TryGetPropertyValue("required", out var value))
                continue;
            if (!InputType.Boolean.Holds(value))
                throw new GitVanException($"input '{name}': 'required' is {InputTypes.Show(value)}, expected true or false") { Hint = "write 'required: true'" };
            if (value!.GetValue<bool>())
                required.Add(name);
            map.Remove("required");
        }

        return new JsonObject { ["type"] = "object", ["properties"] = properties, ["required"] = new JsonArray([.. required.Select(name => JsonValue.Create(name))]) };
    }
}
