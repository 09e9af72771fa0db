using GitVan.Templates.Values;

namespace GitVan.Templates.Filters;

/// <summary>What a filter is applied to, as most filters take it.</summary>
internal static class FilterInput
{
    /// <summary>The text of a string or of safe text; empty for undefined, null and false.</summary>
    /// <exception cref="TemplateException">It is something else, which nunjucks fails on too.</exception>
    public static string Text(Value value, string filter) => value switch
    {
        { AsText: { } text } => text,
        { IsNullish: true } or { IsBoolean: true, IsTruthy: false } => "",
        _ => throw new TemplateException($"{filter} needs a string, not {Describe(value)}"),
    };

    /// <summary>The value, but the empty text for undefined, null and false.</summary>
    public static Value OrEmpty(Value value) => value is { IsNullish: true } or { IsBoolean: true, IsTruthy: false } ? "" : value;

    /// <summary>JavaScript's <c>length</c>, which is no number where there is none.</summary>
    public static double Length(Value value) => ArrayLike.Length(value);

    /// <summary>The items of an array.</summary>
    public static List<Value> Items(Value value, string filter) =>
        value.AsArray?.Items ?? throw new TemplateException($"{filter} needs an array, not {Describe(value)}");

    /// <summary>What JavaScript finds by counting up to <c>length</c>.</summary>
    public static List<Value> Sequence(Value value, string filter) => value.IsNullish
        ? throw new TemplateException($"{filter} needs an array, not {Describe(value)}")
        : ArrayLike.Items(value) ?? [];

    /// <summary>The keys of a map with their values; those of safe text are the ones that nunjucks' object for it has.</summary>
    public static IEnumerable<(string Key, Value Value)> Entries(Value value) => value switch
    {
        { AsMap: { } map } => map.Keys.Select(key => (key, map[key])),
        { IsSafe: true } => [("val", value.AsText), ("length", value.AsText!.Length)],
        _ => [],
    };

    /// <summary>A result that is safe where the input was.</summary>
    public static Value SafeAs(Value input, string result) => input.IsSafe ? Value.Safe(result) : result;

    public static string Spaces(double count) => count switch
    {
        > Conversion.LongestText => throw Conversion.TooLong(),
        > 0 => new string(' ', (int)Math.Ceiling(count)),
        _ => "",
    };

    public static string Describe(Value value) => value.Kind switch
    {
        ValueKind.Undefined => "undefined",
        ValueKind.Null => "null",
        ValueKind.Safe => "a string",
        ValueKind.Array => "an array",
        var kind => "a " + kind.ToString().ToLowerInvariant(),
    };
}
