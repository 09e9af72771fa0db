using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using GitVan.Engine.Configuration;

namespace GitVan.Engine.Inputs;

/// <summary>Turns text into the type that is declared.</summary>
internal static class InputText
{
    private const NumberStyles Number = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent;

    /// <param name="what">What messages call it.</param>
    /// <exception cref="GitVanException">It is no such thing.</exception>
    public static JsonNode Parse(InputRules rules, string text, string what) => rules.Type switch
    {
        InputType.String => JsonValue.Create(text),
        InputType.Boolean when text is "true" or "false" => JsonValue.Create(text == "true"),
        InputType.Integer or InputType.Number when long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var whole) => JsonValue.Create(whole),
        InputType.Integer or InputType.Number when double.TryParse(text, Number, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) => JsonValue.Create(number),
        InputType.Array when !text.StartsWith('[') => new JsonArray(Parse(rules.Items!, text, $"an item of {what}")),
        InputType.Array or InputType.Object => Json(what, Encoding.UTF8.GetBytes(text)),
        _ => throw new GitVanException($"{what} is {Excerpt.Of(text)}, expected {rules.Type.Expected()}") { Hint = $"give {rules.Type.Expected()}" },
    };

    /// <exception cref="GitVanException">It is not JSON, or beyond a limit of size or depth.</exception>
    public static JsonNode Json(string source, ReadOnlySpan<byte> bytes) => SchemaCheck.ToJson(JsonText.Read(source, bytes, comments: false))
        ?? throw new GitVanException($"{source} is null, expected a value") { Hint = "leave it out" };
}
