using GitVan.Templates.Rendering;
using GitVan.Templates.Values;

namespace GitVan.Templates.Filters;

/// <summary>Filters of lists, and of strings as lists of characters.</summary>
internal static class ListFilters
{
    public static Value Batch(Arguments a, RenderContext context)
    {
        var size = Conversion.ToNumber(a[1]);
        var batches = new List<Value>();
        var batch = new List<Value>();
        var items = FilterInput.Sequence(a[0], "batch");
        for (var i = 0; i < items.Count; i++)
        {
            if (i % size == 0 && batch.Count > 0)
            {
                batches.Add(new ArrayValue(batch));
                batch = [];
            }

            batch.Add(items[i]);
        }

        if (batch.Count == 0) return new ArrayValue(batches);
        if (a[2].IsTruthy)
        {
            while (batch.Count < size)
            {
                context.Step();
                batch.Add(a[2]);
            }
        }

        batches.Add(new ArrayValue(batch));
        return new ArrayValue(batches);
    }

    public static Value First(Arguments a, RenderContext context) => a[0].IsNullish ? throw Missing("first", a[0]) : Members.Get(a[0], 0, context);

    public static Value Last(Arguments a, RenderContext context)
    {
        if (a[0].IsNullish) throw Missing("last", a[0]);
        var length = Members.Get(a[0], "length", context);
        return Members.Get(a[0], Conversion.ToNumber(length) - 1, context);
    }

    public static Value Join(Arguments a, RenderContext context)
    {
        var separator = a[1].IsTruthy ? Conversion.ToText(a[1]) : "";
        var array = a[2].IsTruthy ? Map(a[0], a[2], context) : new ArrayValue(Items(a[0], "join"));
        return Conversion.Join(array, separator);
    }

    public static Value Length(Arguments a, RenderContext context) => a[0].Kind switch
    {
        ValueKind.Undefined or ValueKind.Null => 0,
        ValueKind.Boolean when !a[0].IsTruthy => 0,
        ValueKind.Map => a[0].AsMap!.Count,
        _ => Members.Get(a[0], "length", context),
    };

    public static Value List(Arguments a, RenderContext context) => a[0] switch
    {
        { AsString: { } text } => new ArrayValue(text.Select(c => (Value)c.ToString())),
        { AsArray: not null } => a[0],
        { AsMap: not null } or { IsSafe: true } => new ArrayValue(FilterInput.Entries(a[0]).Select(one => (Value)new MapValue { ["key"] = one.Key, ["value"] = one.Value })),
        _ => throw new TemplateException($"list needs a string, an array or a map, not {FilterInput.Describe(a[0])}"),
    };

    public static Value Random(Arguments a, RenderContext context)
    {
        var items = FilterInput.Sequence(a[0], "random");
        return items.Count > 0 ? items[System.Random.Shared.Next(items.Count)] : Value.Undefined;
    }

    public static Value Reverse(Arguments a, RenderContext context)
    {
        if (a[0].AsString is not { } text) return new ArrayValue(a[0].IsNullish ? [] : Enumerable.Reverse(FilterInput.Sequence(a[0], "reverse")));
        var chars = text.ToCharArray();
        Array.Reverse(chars);
        return new string(chars);
    }

    public static Value Slice(Arguments a, RenderContext context)
    {
        var text = a[0].AsText;
        var items = text is null ? Items(a[0], "slice") : [.. text.Select(c => (Value)c.ToString())];
        var slices = Conversion.ToNumber(a[1]);
        var (size, extra) = (Math.Floor(items.Count / slices), items.Count % slices);
        var result = new List<Value>();
        var start = 0;
        for (var i = 0; i < slices; i++)
        {
            context.Step();
            var length = (int)Math.Min(size + (i < extra ? 1 : 0), items.Count - start);
            var slice = items.GetRange(start, length);
            if (a[2].IsTruthy && i >= extra) slice.Add(text is null ? a[2] : throw new TemplateException("slice can fill up arrays only"));
            result.Add(text is null ? new ArrayValue(slice) : text.Substring(start, length));
            start += length;
        }

        return new ArrayValue(result);
    }

    public static Value Sum(Arguments a, RenderContext context)
    {
        var items = a[1].IsTruthy ? Map(a[0], a[1], context).Items : Items(a[0], "sum");
        return Operation.Add(a[2].IsUndefined ? 0 : a[2], items.Aggregate((Value)0, Operation.Add));
    }

    private static List<Value> Items(Value value, string filter) => FilterInput.Items(value, filter);

    private static ArrayValue Map(Value list, Value attribute, RenderContext context) =>
        new((list.IsNullish ? [] : FilterInput.Sequence(list, "map")).Select(item => item.IsNullish ? throw Missing("the attribute of", item) : Members.Get(item, attribute, context)));

    private static TemplateException Missing(string filter, Value value) => new($"{filter} cannot read {FilterInput.Describe(value)}");
}
