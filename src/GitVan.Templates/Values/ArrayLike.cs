namespace GitVan.Templates.Values;

/// <summary>What has a length and places: arrays, strings, and maps with a key <c>length</c>, of which <c>loop</c> is one.</summary>
internal static class ArrayLike
{
    private const int LongestMap = 1_000_000;

    /// <summary>JavaScript's <c>length</c>, which is no number where there is none.</summary>
    public static double Length(Value value) => value switch
    {
        { AsText: { } text } => text.Length,
        { AsArray: { } array } => array.Items.Count,
        { AsMap: { } map } => Conversion.ToNumber(map["length"]),
        _ => double.NaN,
    };

    /// <summary>What stands in the places, which is nothing for safe text; null where there is no length.</summary>
    public static List<Value>? Items(Value value) => value switch
    {
        { AsArray: { } array } => array.Items,
        { AsString: { } text } => [.. text.Select(c => (Value)c.ToString())],
        { AsText: { } safe } => [.. Enumerable.Repeat(Value.Undefined, safe.Length)],
        { AsMap: { } map } when Length(value) is var length && !double.IsNaN(length) => OfMap(map, length),
        _ => null,
    };

    private static List<Value> OfMap(MapValue map, double length) => length <= LongestMap
        ? [.. Enumerable.Range(0, (int)Math.Max(Math.Ceiling(length), 0)).Select(i => map[NumberText.Format(i)])]
        : throw new TemplateException($"a map with a length is taken for a list, and may have {LongestMap} places");
}
