using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using GitVan.Engine.Configuration;

namespace GitVan.Engine.Inputs;

/// <summary>The words of the types, and which values are of them.</summary>
internal static class InputTypes
{
    public static readonly IReadOnlyList<string> Words = [.. Enum.GetValues<InputType>().Select(type => type.Word())];

    public static string Word(this InputType type) => type switch
    {
        InputType.String => "string",
        InputType.Number => "number",
        InputType.Integer => "integer",
        InputType.Boolean => "boolean",
        InputType.Array => "array",
        _ => "object",
    };

    /// <summary>For messages.</summary>
    public static string Expected(this InputType type) => type switch
    {
        InputType.String => "text",
        InputType.Number => "a number",
        InputType.Integer => "a whole number",
        InputType.Boolean => "true or false",
        InputType.Array => "a list",
        _ => "a map",
    };

    public static bool Holds(this InputType type, JsonNode? value) => (type, value?.GetValueKind()) switch
    {
        (InputType.String, JsonValueKind.String) => true,
        (InputType.Number, JsonValueKind.Number) => true,
        (InputType.Integer, JsonValueKind.Number) => double.IsInteger(NumberOf(value!)),
        (InputType.Boolean, JsonValueKind.True or JsonValueKind.False) => true,
        (InputType.Array, JsonValueKind.Array) => true,
        (InputType.Object, JsonValueKind.Object) => true,
        _ => false,
    };

    public static double NumberOf(JsonNode value) => double.Parse(value.ToJsonString(), CultureInfo.InvariantCulture);

    /// <summary>A value in a message.</summary>
    public static string Show(JsonNode? value) => value?.GetValueKind() switch
    {
        null or JsonValueKind.Null => "null",
        JsonValueKind.Object => "a map",
        JsonValueKind.Array => "a list",
        JsonValueKind.String => Excerpt.Of(value.GetValue<string>()),
        _ => value.ToJsonString(),
    };
}
