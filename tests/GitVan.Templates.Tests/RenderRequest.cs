using System.Text.Json.Serialization;

namespace GitVan.Templates.Tests;

/// <summary>One template with all it needs, for nunjucks and for us.</summary>
internal sealed record RenderRequest
{
    public required string Template { get; init; }

    public string Name { get; init; } = "main.njk";

    /// <summary>JSON.</summary>
    public string Context { get; init; } = "{}";

    /// <summary>The templates that it can name.</summary>
    public Dictionary<string, string> Templates { get; init; } = [];

    public RenderOptions Options { get; init; } = new();
}

/// <summary>Nunjucks' options, by its names.</summary>
internal sealed record RenderOptions
{
    public bool Autoescape { get; init; }

    public bool ThrowOnUndefined { get; init; }

    public bool TrimBlocks { get; init; }

    public bool LstripBlocks { get; init; }

    public bool Jinja { get; init; }

    public Dictionary<string, string>? Tags { get; init; }
}

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

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(RenderRequest[]))]
[JsonSerializable(typeof(RenderAnswer[]))]
[JsonSerializable(typeof(RenderOptions))]
[JsonSerializable(typeof(Dictionary<string, string>))]
internal sealed partial class RenderJson : JsonSerializerContext;
