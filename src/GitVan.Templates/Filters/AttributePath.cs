using GitVan.Templates.Values;

namespace GitVan.Templates.Filters;

/// <summary>An attribute such as <c>author.name</c>, as sort and groupby take it.</summary>
internal static class AttributePath
{
    /// <summary>The parts of a path; none where no attribute is given.</summary>
    public static string[] Parse(Value path) => !path.IsTruthy ? [] : path.AsString is { } text ? text.Split('.') : [Conversion.ToText(path)];

    public static Value Get(Value item, string[] path)
    {
        foreach (var part in path)
        {
            if (item.IsNullish) throw new TemplateException($"'{string.Join('.', path)}' leads through {FilterInput.Describe(item)}");
            if (!TryGetOwn(item, part, out item)) return Value.Undefined;
        }

        return item;
    }

    // What JavaScript calls an own property: a key, a place, a length.
    private static bool TryGetOwn(Value item, string name, out Value value)
    {
        value = default;
        if (item.AsMap is { } map) return map.TryGet(name, out value);
        var length = item.AsArray?.Items.Count ?? item.AsText?.Length;
        if (length is null) return false;
        if (name == "length") value = length.Value;
        else if (!item.IsSafe && int.TryParse(name, out var at) && at >= 0 && at < length) value = item.AsArray?.Items[at] ?? item.AsText![at].ToString();
        else return false;
        return true;
    }
}
