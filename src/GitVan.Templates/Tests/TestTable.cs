using System.Collections.Frozen;
using GitVan.Templates.Values;

namespace GitVan.Templates.Tests;

/// <summary>All tests by their names: what stands after <c>is</c>.</summary>
public static class TestTable
{
    private static readonly (string Name, TemplateFunction Test)[] Tests =
    [
        ("callable", (a, _) => a[0].Kind == ValueKind.Function),
        ("defined", (a, _) => !a[0].IsUndefined),
        ("divisibleby", (a, _) => Operation.Remainder(a[0], a[1]) == 0),
        ("eq", (a, _) => Operation.StrictEquals(a[0], a[1])),
        ("equalto", (a, _) => Operation.StrictEquals(a[0], a[1])),
        ("escaped", (a, _) => a[0].IsSafe),
        ("even", (a, _) => Operation.Remainder(a[0], 2) == 0),
        ("falsy", (a, _) => !a[0].IsTruthy),
        ("ge", (a, _) => Operation.Compare(a[0], a[1]) >= 0),
        ("greaterthan", (a, _) => Operation.Compare(a[0], a[1]) > 0),
        ("gt", (a, _) => Operation.Compare(a[0], a[1]) > 0),
        ("iterable", (a, _) => Iterable(a[0])),
        ("le", (a, _) => Operation.Compare(a[0], a[1]) <= 0),
        ("lessthan", (a, _) => Operation.Compare(a[0], a[1]) < 0),
        ("lower", (a, _) => Text(a[0], "lower") is var text && !a[0].IsSafe && JsText.ToLower(text) == text),
        ("lt", (a, _) => Operation.Compare(a[0], a[1]) < 0),
        ("mapping", (a, _) => a[0].Kind is ValueKind.Map or ValueKind.Safe or ValueKind.Regex),
        ("ne", (a, _) => !Operation.StrictEquals(a[0], a[1])),
        ("null", (a, _) => a[0].Kind == ValueKind.Null),
        ("number", (a, _) => a[0].Kind == ValueKind.Number),
        ("odd", (a, _) => Operation.Remainder(a[0], 2) == 1),
        ("sameas", (a, _) => Operation.StrictEquals(a[0], a[1])),
        ("string", (a, _) => a[0].Kind == ValueKind.String),
        ("truthy", (a, _) => a[0].IsTruthy),
        ("undefined", (a, _) => a[0].IsUndefined),
        ("upper", (a, _) => Text(a[0], "upper") is var text && !a[0].IsSafe && JsText.ToUpper(text) == text),
    ];

    public static FrozenDictionary<string, TemplateFunction> BuiltIn { get; } = With([]);

    /// <summary>The built-in tests and these, of which one may replace a built-in one.</summary>
    public static FrozenDictionary<string, TemplateFunction> With(params IEnumerable<(string Name, TemplateFunction Test)> more)
    {
        var all = Tests.ToDictionary(one => one.Name, one => one.Test);
        foreach (var (name, test) in more) all[name] = test;
        return all.ToFrozenDictionary();
    }

    private static string Text(Value value, string test) => value.AsText ?? throw new TemplateException($"the test '{test}' needs a string");

    private static bool Iterable(Value value) => value.IsNullish
        ? throw new TemplateException("the test 'iterable' needs a value that is defined")
        : value.Kind is ValueKind.String or ValueKind.Safe or ValueKind.Array;
}
