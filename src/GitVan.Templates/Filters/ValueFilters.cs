using GitVan.Templates.Rendering;
using GitVan.Templates.Values;

namespace GitVan.Templates.Filters;

/// <summary>Filters of any value.</summary>
internal static class ValueFilters
{
    public static Value Default(Arguments a, RenderContext context) =>
        a[2].IsTruthy ? (a[0].IsTruthy ? a[0] : a[1]) : a[0].IsUndefined ? a[1] : a[0];

    public static Value Dump(Arguments a, RenderContext context) => JsonText.Write(a[0], a[1]) is { } json ? json : Value.Undefined;

    /// <summary>JSON, which autoescape leaves alone; of undefined, <c>null</c>.</summary>
    public static Value Json(Arguments a, RenderContext context) => Value.Safe(JsonText.Write(a[0], a.Get(1, "indent")) ?? "null");
}
