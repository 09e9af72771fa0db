using GitVan.Templates.Rendering;
using GitVan.Templates.Values;

namespace GitVan.Templates.Filters;

/// <summary>Filters that keep some items, or put them into groups.</summary>
internal static class SelectFilters
{
    public static Value Select(Arguments a, RenderContext context) => ByTest(a, context, expected: true);

    public static Value Reject(Arguments a, RenderContext context) => ByTest(a, context, expected: false);

    public static Value SelectAttribute(Arguments a, RenderContext context) =>
        new ArrayValue(FilterInput.Items(a[0], "selectattr").Where(item => Attribute(item, a[1], context).IsTruthy));

    public static Value RejectAttribute(Arguments a, RenderContext context) =>
        new ArrayValue(FilterInput.Items(a[0], "rejectattr").Where(item => !Attribute(item, a[1], context).IsTruthy));

    public static Value GroupBy(Arguments a, RenderContext context)
    {
        var groups = new MapValue();
        var path = AttributePath.Parse(a[1]);
        foreach (var item in FilterInput.Sequence(a[0], "groupby"))
        {
            var key = a[1].AsFunction is { } function ? context.Call(function, item) : AttributePath.Get(item, path);
            if (key.IsUndefined && context.Options.ThrowOnUndefined) throw new TemplateException($"groupby: attribute '{a[1]}' is undefined");
            var name = Conversion.ToText(key);
            if (groups[name].AsArray is { } group) group.Items.Add(item);
            else groups[name] = new ArrayValue([item]);
        }

        return groups;
    }

    private static ArrayValue ByTest(Arguments a, RenderContext context, bool expected)
    {
        var name = a[1].IsUndefined ? "truthy" : Conversion.ToText(a[1]);
        var test = context.Options.Tests.GetValueOrDefault(name)
            ?? throw new TemplateException($"test not found: {name}") { Hint = Nearest.Hint(name, context.Options.Tests.Keys) };
        // Safe text has nothing in its places, and filter() passes over such.
        var items = a[0].IsSafe ? [] : FilterInput.Sequence(a[0], expected ? "select" : "reject");
        return new ArrayValue(items.Where(item => Operation.StrictEquals(test(new Arguments([item, a[2]]), context), expected)));
    }

    private static Value Attribute(Value item, Value attribute, RenderContext context) =>
        item.IsNullish ? throw new TemplateException($"an item is {FilterInput.Describe(item)}, which has no attribute '{attribute}'") : Members.Get(item, attribute, context);
}
