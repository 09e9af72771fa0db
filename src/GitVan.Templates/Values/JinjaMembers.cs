namespace GitVan.Templates.Values;

/// <summary>The methods of Python's lists and dicts, in Jinja compatibility mode.</summary>
internal static class JinjaMembers
{
    public static readonly Dictionary<string, Func<List<Value>, Arguments, Value>> OfArrays = new()
    {
        ["append"] = (items, a) => Change(() => items.Add(a[0]), items.Count + 1),
        ["count"] = (items, a) => items.Count(one => Operation.StrictEquals(one, a[0])),
        ["extend"] = (items, a) => a[0].AsArray is { } other ? Change(() => items.AddRange([.. other.Items])) : Value.Undefined,
        ["find"] = (items, a) => items.FindIndex(one => Operation.StrictEquals(one, a[0])),
        ["index"] = (items, a) => Found(items.FindIndex(one => Operation.StrictEquals(one, a[0]))),
        ["insert"] = (items, a) => Change(() => items.Insert(Conversion.ToRelativeIndex(a[0], items.Count, 0), a[1])),
        ["pop"] = (items, a) => Pop(items, a[0]),
        ["remove"] = (items, a) => Remove(items, a[0]),
    };

    public static readonly Dictionary<string, Func<MapValue, Arguments, Value>> OfMaps = new()
    {
        ["clear"] = (map, _) => Change(() => map.Keys.ToList().ForEach(key => map.Remove(key))),
        ["get"] = (map, a) => map.TryGet(Conversion.ToText(a[0]), out var value) ? value : a[1],
        ["has_key"] = (map, a) => map.Has(Conversion.ToText(a[0])),
        ["items"] = (map, _) => Items(map),
        ["iteritems"] = (map, _) => Items(map),
        ["iterkeys"] = (map, _) => Keys(map),
        ["itervalues"] = (map, _) => Values(map),
        ["keys"] = (map, _) => Keys(map),
        ["pop"] = Pop,
        ["popitem"] = (map, _) => PopItem(map),
        ["setdefault"] = (map, a) => map.TryGet(Conversion.ToText(a[0]), out var value) ? value : map[Conversion.ToText(a[0])] = a[1],
        ["update"] = (map, a) => Change(() => Update(map, a[0].AsMap)),
        ["values"] = (map, _) => Values(map),
    };

    private static Value Change(Action change, Value result = default)
    {
        change();
        return result;
    }

    private static Value Found(int index) => index >= 0 ? index : throw new TemplateException("the list does not contain this value");

    private static Value Pop(List<Value> items, Value index)
    {
        if (index.IsUndefined && items.Count == 0) return default;
        var at = index.IsUndefined ? items.Count - 1 : Conversion.ToInteger(index);
        if (at < 0) at += items.Count;
        if (at < 0 || at >= items.Count) throw new TemplateException("pop() found nothing at this place of the list");
        var item = items[(int)at];
        items.RemoveAt((int)at);
        return item;
    }

    private static Value Remove(List<Value> items, Value value)
    {
        items.RemoveAt((int)Found(items.FindIndex(one => Operation.StrictEquals(one, value))).Number);
        return value;
    }

    private static Value Pop(MapValue map, Arguments a)
    {
        var key = Conversion.ToText(a[0]);
        if (!map.TryGet(key, out var value)) return a[1].IsUndefined ? throw new TemplateException($"pop() found no key '{key}'") : a[1];
        map.Remove(key);
        return value;
    }

    private static Value PopItem(MapValue map)
    {
        var key = map.Keys.FirstOrDefault() ?? throw new TemplateException("popitem() found an empty map");
        var value = map[key];
        map.Remove(key);
        return new ArrayValue([key, value]);
    }

    private static void Update(MapValue map, MapValue? other)
    {
        foreach (var key in other?.Keys.ToList() ?? []) map[key] = other![key];
    }

    private static ArrayValue Items(MapValue map) => new(map.Keys.Select(key => (Value)new ArrayValue([key, map[key]])));

    private static ArrayValue Keys(MapValue map) => new(map.Keys.Select(key => (Value)key));

    private static ArrayValue Values(MapValue map) => new(map.Keys.Select(key => map[key]));
}
