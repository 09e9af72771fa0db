using System.Text.Json.Serialization;

namespace GitVan.Templates.Tests;

/// <summary>What came of a rendering: a text, or an error.</summary>
internal sealed record RenderAnswer
{
    /// <summary>UTF-16 in base64.</summary>
    [JsonPropertyName("utf16")]
    public string? Encoded { get; init; }

    public string? Error { get; init; }

    [JsonIgnore]
    public string? Text => Encoded is null ? null : System.Text.Encoding.Unicode.GetString(Convert.FromBase64String(Encoded));

    public override string ToString() => Text is { } text ? $"text {text.Replace("\n", "⏎", StringComparison.Ordinal)}" : $"error {Error}";
}
