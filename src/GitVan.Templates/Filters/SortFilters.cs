using GitVan.Templates.Rendering;
using GitVan.Templates.Values;

namespace GitVan.Templates.Filters;

/// <summary>sort(reverse, case_sensitive, attribute) and dictsort(case_sensitive, by).</summary>
internal static class SortFilters
{
    public static Value Sort(Arguments a, RenderContext context)
    {
        var (reverse, caseSensitive, attribute) = (a.Get(1, "reverse").IsTruthy, a.Get(2, "case_sensitive").IsTruthy, a.Get(3, "attribute"));
        var path = AttributePath.Parse(attribute);
        var value = a.Get(0, "value");
        var sorted = value.IsNullish ? [] : new List<Value>(FilterInput.Sequence(value, "sort"));
        Sorting.Sort(sorted, Key, Compare, context);
        return new ArrayValue(sorted);

        Value Key(Value item)
        {
            var key = AttributePath.Get(item, path);
            if (attribute.IsTruthy && key.IsUndefined && context.Options.ThrowOnUndefined) throw new TemplateException($"sort: attribute '{attribute}' is undefined");
            return key;
        }

        double Compare(Value x, Value y)
        {
            if (!caseSensitive && x.AsString is { } one && y.AsString is { } other) (x, y) = (JsText.ToLower(one), JsText.ToLower(other));
            var order = Operation.Compare(x, y);
            return order is null or 0 ? 0 : order < 0 == reverse ? 1 : -1;
        }
    }

    public static Value DictSort(Arguments a, RenderContext context)
    {
        var map = a[0].AsMap ?? throw new TemplateException($"dictsort needs a map, not {FilterInput.Describe(a[0])}");
        var byValue = a[2].IsUndefined || a[2].AsString == "key" ? false
            : a[2].AsString == "value" ? true
            : throw new TemplateException("dictsort sorts by 'key' or by 'value'");
        var pairs = map.Keys.Select(key => (Value)new ArrayValue([key, map[key]])).ToList();
        Sorting.Sort(pairs, Part, (x, y) => Operation.Compare(x, y) > 0 ? 1 : Operation.StrictEquals(x, y) ? 0 : -1, context);
        return new ArrayValue(pairs);

        Value Part(Value pair)
        {
            var part = pair.AsArray!.Items[byValue ? 1 : 0];
            return !a[1].IsTruthy && part.AsString is { } text ? JsText.ToUpper(text) : part;
        }
    }
}
