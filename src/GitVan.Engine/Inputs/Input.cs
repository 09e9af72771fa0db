using System.Text.Json.Nodes;

namespace GitVan.Engine.Inputs;

/// <summary>One value that a job takes.</summary>
public sealed class Input
{
    internal Input(string name, InputRules rules) => (Name, Rules) = (name, rules);

    public string Name { get; }

    /// <summary>JSON Schema's word for what it is, such as <c>string</c>.</summary>
    public string Type => Rules.Type.Word();

    public string? Description { get; init; }

    public bool IsRequired { get; init; }

    /// <summary>What holds where none is given; null where nothing does.</summary>
    public JsonNode? Default { get; init; }

    internal InputRules Rules { get; }

    /// <summary>What a person wrote for it, in its type.</summary>
    /// <exception cref="GitVanException">It is no such value.</exception>
    public JsonNode? Parse(string text) => InputText.Parse(Rules, text, $"input '{Name}'");
}
