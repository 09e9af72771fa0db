using System.Collections.Frozen;
using GitVan.Templates.Values;

namespace GitVan.Templates.Globals;

/// <summary>All names that every template knows, unless its values have them too.</summary>
public static class GlobalTable
{
    private static readonly (string Name, TemplateFunction Function)[] Functions =
    [
        ("cycler", Cycler.Create),
        ("joiner", Joiner.Create),
        ("now", (_, context) => context.Options.Clock.GetUtcNow().ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", System.Globalization.CultureInfo.InvariantCulture)),
        ("range", RangeFunction.Range),
    ];

    public static FrozenDictionary<string, Value> BuiltIn { get; } = With([]);

    /// <summary>The built-in globals and these, of which one may replace a built-in one.</summary>
    public static FrozenDictionary<string, Value> With(params IEnumerable<(string Name, Value Value)> more)
    {
        var all = Functions.ToDictionary(one => one.Name, one => (Value)new FunctionValue(one.Name, one.Function));
        foreach (var (name, value) in more) all[name] = value;
        return all.ToFrozenDictionary();
    }
}
