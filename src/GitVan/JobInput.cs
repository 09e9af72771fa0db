using System.Text.Json.Nodes;

namespace GitVan;

/// <summary>An input that a job declares. The engine checks what is given before it starts the job, and fills in the default.</summary>
/// <example>
/// <code>
/// Inputs =
/// {
///     ["version"] = JobInput.Text(required: true, pattern: @"^\d+\.\d+\.\d+$"),
///     ["channel"] = JobInput.Text("stable", choices: ["stable", "beta"]),
///     ["parts"] = JobInput.Integer(1, minimum: 1, maximum: 64),
///     ["only"] = JobInput.Texts([]),
/// },
/// </code>
/// </example>
public sealed record JobInput
{
    /// <summary>What it is.</summary>
    public JobInputType Type { get; init; }

    /// <summary>What holds where none is given.</summary>
    public JsonNode? Default { get; init; }

    /// <summary>It must be given, unless it has a default.</summary>
    public bool Required { get; init; }

    /// <summary>The values it can have; any where there are none.</summary>
    public IReadOnlyList<JsonNode> Enum { get; init; } = [];

    /// <summary>A regular expression that text must match somewhere; <c>^</c> and <c>$</c> bind it to the whole.</summary>
    public string? Pattern { get; init; }

    /// <summary>The least number allowed.</summary>
    public double? Minimum { get; init; }

    /// <summary>The greatest number allowed.</summary>
    public double? Maximum { get; init; }

    /// <summary>One line for people.</summary>
    public string? Description { get; init; }

    /// <summary>An input that is text.</summary>
    public static JobInput Text(string? @default = null, bool required = false, IReadOnlyList<string>? choices = null, string? pattern = null, string? description = null) => new()
    {
        Type = JobInputType.Text,
        Default = @default is null ? null : JsonValue.Create(@default),
        Required = required,
        Enum = [.. (choices ?? []).Select(choice => JsonValue.Create(choice))],
        Pattern = pattern,
        Description = description,
    };

    /// <summary>An input that is a whole number.</summary>
    public static JobInput Integer(long? @default = null, bool required = false, long? minimum = null, long? maximum = null, string? description = null) => new()
    {
        Type = JobInputType.Integer,
        Default = JsonValue.Create(@default),
        Required = required,
        Minimum = minimum,
        Maximum = maximum,
        Description = description,
    };

    /// <summary>An input that is any number.</summary>
    public static JobInput Number(double? @default = null, bool required = false, double? minimum = null, double? maximum = null, string? description = null) => new()
    {
        Type = JobInputType.Number,
        Default = JsonValue.Create(@default),
        Required = required,
        Minimum = minimum,
        Maximum = maximum,
        Description = description,
    };

    /// <summary>An input that is true or false.</summary>
    public static JobInput Flag(bool? @default = null, bool required = false, string? description = null) => new()
    {
        Type = JobInputType.Flag,
        Default = JsonValue.Create(@default),
        Required = required,
        Description = description,
    };

    /// <summary>An input that is a list of texts.</summary>
    public static JobInput Texts(IReadOnlyList<string>? @default = null, bool required = false, string? description = null) => new()
    {
        Type = JobInputType.Texts,
        Default = @default is null ? null : new JsonArray([.. @default.Select(text => JsonValue.Create(text))]),
        Required = required,
        Description = description,
    };
}
