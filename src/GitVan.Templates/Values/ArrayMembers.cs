using GitVan.Templates.Rendering;

namespace GitVan.Templates.Values;

/// <summary>The methods of arrays that templates may call.</summary>
internal static class ArrayMembers
{
    public static readonly Dictionary<string, Func<ArrayValue, Arguments, RenderContext, Value>> Table = new()
    {
        ["at"] = (array, a, _) => At(array.Items, Conversion.ToInteger(a[0])),
        ["concat"] = Concat,
        ["every"] = (array, a, context) => array.Items.ToArray().All(Calls(a[0], "every", context)),
        ["filter"] = (array, a, context) => new ArrayValue(array.Items.ToArray().Where(Calls(a[0], "filter", context))),
        ["find"] = (array, a, context) => array.Items.ToArray().FirstOrDefault(Calls(a[0], "find", context)),
        ["includes"] = (array, a, _) => array.Items.Exists(one => Operation.StrictEquals(one, a[0]) || (IsNaN(one) && IsNaN(a[0]))),
        ["indexOf"] = (array, a, _) => IndexOf(array.Items, a),
        ["join"] = (array, a, _) => Conversion.Join(array, a[0].IsUndefined ? "," : Conversion.ToText(a[0])),
        ["lastIndexOf"] = (array, a, _) => array.Items.FindLastIndex(one => Operation.StrictEquals(one, a[0])),
        ["map"] = (array, a, context) => new ArrayValue(array.Items.ToArray().Select((one, i) => Function(a[0], "map").Call(new Arguments([one, i, array]), context))),
        ["pop"] = (array, _, _) => RemoveAt(array.Items, array.Items.Count - 1),
        ["push"] = Push,
        ["reverse"] = (array, _, _) => Reverse(array),
        ["shift"] = (array, _, _) => RemoveAt(array.Items, 0),
        ["slice"] = (array, a, context) => Slice(array.Items, a, context),
        ["some"] = (array, a, context) => array.Items.ToArray().Any(Calls(a[0], "some", context)),
        ["sort"] = Sort,
        ["splice"] = Splice,
        ["toString"] = (array, _, _) => Conversion.Join(array, ","),
        ["unshift"] = Unshift,
    };

    private static bool IsNaN(Value value) => value.IsNumber && double.IsNaN(value.Number);

    private static FunctionValue Function(Value value, string method) =>
        value.AsFunction ?? throw new TemplateException($"{method}() needs a function, such as a macro");

    private static Func<Value, bool> Calls(Value value, string method, RenderContext context)
    {
        var function = Function(value, method);
        return one => function.Call(new Arguments([one]), context).IsTruthy;
    }

    private static Value At(List<Value> items, double index)
    {
        if (index < 0) index += items.Count;
        return index >= 0 && index < items.Count ? items[(int)index] : Value.Undefined;
    }

    private static Value Concat(ArrayValue array, Arguments arguments, RenderContext context)
    {
        var all = new List<Value>(array.Items);
        foreach (var one in arguments.AsSpan())
        {
            if (one.AsArray is { } other) all.AddRange(other.Items);
            else all.Add(one);
        }

        context.Step(all.Count);
        return new ArrayValue(all);
    }

    private static Value IndexOf(List<Value> items, Arguments a)
    {
        var start = Conversion.ToRelativeIndex(a[1], items.Count, 0);
        return items.FindIndex(start, one => Operation.StrictEquals(one, a[0]));
    }

    private static Value RemoveAt(List<Value> items, int index)
    {
        if (items.Count == 0) return Value.Undefined;
        var item = items[index];
        items.RemoveAt(index);
        return item;
    }

    private static Value Push(ArrayValue array, Arguments arguments, RenderContext context)
    {
        context.Step(arguments.Count);
        array.Items.AddRange(arguments.AsSpan());
        return array.Items.Count;
    }

    private static Value Unshift(ArrayValue array, Arguments arguments, RenderContext context)
    {
        context.Step(array.Items.Count);
        array.Items.InsertRange(0, arguments.AsSpan());
        return array.Items.Count;
    }

    private static Value Reverse(ArrayValue array)
    {
        array.Items.Reverse();
        return array;
    }

    private static Value Slice(List<Value> items, Arguments a, RenderContext context)
    {
        var start = Conversion.ToRelativeIndex(a[0], items.Count, 0);
        var end = Conversion.ToRelativeIndex(a[1], items.Count, items.Count);
        context.Step(Math.Max(end - start, 0));
        return new ArrayValue(start < end ? items.GetRange(start, end - start) : []);
    }

    private static Value Sort(ArrayValue array, Arguments arguments, RenderContext context)
    {
        var compare = arguments[0].IsUndefined ? null : Function(arguments[0], "sort");
        Sorting.Sort(array.Items, one => compare is null ? Conversion.ToText(one) : one, compare is null
            ? (x, y) => string.CompareOrdinal(x.AsString, y.AsString)
            : (x, y) => Conversion.ToNumber(compare.Call(new Arguments([x, y]), context)), context);
        return array;
    }

    private static Value Splice(ArrayValue array, Arguments a, RenderContext context)
    {
        var items = array.Items;
        var start = Conversion.ToRelativeIndex(a[0], items.Count, 0);
        var count = a.Count switch
        {
            0 => 0,
            1 => items.Count - start,
            _ => (int)Math.Clamp(Conversion.ToInteger(a[1]), 0, items.Count - start),
        };
        context.Step(items.Count);
        var removed = items.GetRange(start, count);
        items.RemoveRange(start, count);
        if (a.Count > 2) items.InsertRange(start, a.AsSpan()[2..]);
        return new ArrayValue(removed);
    }
}
