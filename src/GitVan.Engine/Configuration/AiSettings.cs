using System.ComponentModel;

namespace GitVan.Engine.Configuration;

/// <summary>The <c>ai</c> key.</summary>
public sealed record AiSettings
{
    [Description("Who runs the language model, such as 'ollama'.")]
    [Allows(Text = TextRule.NotBlank)]
    public string? Provider { get; init; }

    [Description("The provider's name of the language model.")]
    [Allows(Text = TextRule.NotBlank)]
    public string? Model { get; init; }
}
