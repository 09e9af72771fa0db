using System.Globalization;
using GitVan.Templates.Rendering;

namespace GitVan.Templates.Values;

/// <summary>What stands behind a dot or in brackets. The members of strings, arrays, numbers and expressions are closed lists; every other name is missing.</summary>
internal static class Members
{
    private delegate Value Method(Value target, Arguments arguments, RenderContext context);

    public static Value Get(Value target, Value key, RenderContext context)
    {
        if (target.AsMap is { } map) return GetOfMap(map, key.AsString ?? Conversion.ToText(key), target, context);
        if (target.IsNullish) return Value.Undefined;
        if (key.IsNumber && Index(key.Number) is { } index) return Item(target, index);

        var name = key.AsString ?? Conversion.ToText(key);
        if (name == "length" && Length(target) is { } length) return length;
        if (char.IsAsciiDigit(name.Length > 0 ? name[0] : ' ') && int.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out var at)
            && NumberText.Format(at) == name)
        {
            return Item(target, at);
        }

        if (target.AsRegex is { } regex && RegexMembers.Property(regex, name) is { } property) return property;
        if (target.AsText is { } && target.IsSafe && name == "val") return target.AsText;
        return Find(target, name, context) is { } method ? Bind(target, name, method) : Value.Undefined;
    }

    /// <summary>Calls a member without making a function of it first. False where there is nothing to call.</summary>
    public static bool TryCall(Value target, string name, Value[] arguments, RenderContext context, out Value result)
    {
        result = default;
        var own = target.AsMap is { } map && map.TryGet(name, out var found) && !IsJinjaMethod(name, context) ? found : Value.Undefined;
        if (own.AsFunction is { } function)
        {
            result = function.Call(new Arguments(arguments), context);
            return true;
        }

        if (!own.IsUndefined || target.IsNullish || Find(target, name, context) is not { } method) return false;
        result = method(target, new Arguments(arguments), context);
        return true;
    }

    /// <summary>The names that a value of this kind has, for a suggestion.</summary>
    public static IEnumerable<string> Names(Value target) => target.Kind switch
    {
        ValueKind.String or ValueKind.Safe => TextMembers.Table.Keys,
        ValueKind.Array => ArrayMembers.Table.Keys,
        ValueKind.Map => target.AsMap!.Keys,
        ValueKind.Number => NumberMembers.Table.Keys,
        ValueKind.Regex => RegexMembers.Table.Keys,
        _ => [],
    };

    private static Value GetOfMap(MapValue map, string name, Value target, RenderContext context)
    {
        // In Jinja mode a method stands before a key of its name, as in nunjucks.
        if (map.TryGet(name, out var value) && !IsJinjaMethod(name, context)) return value;
        return Find(target, name, context) is { } method ? Bind(target, name, method) : Value.Undefined;
    }

    private static bool IsJinjaMethod(string name, RenderContext context) => context.Options.JinjaCompatibility && JinjaMembers.OfMaps.ContainsKey(name);

    private static Method? Find(Value target, string name, RenderContext context)
    {
        var jinja = context.Options.JinjaCompatibility;
        switch (target.Kind)
        {
            case ValueKind.String or ValueKind.Safe:
                return TextMembers.Table.TryGetValue(name, out var text) ? (self, arguments, _) => text(self.AsText!, arguments) : null;
            case ValueKind.Array:
                if (jinja && JinjaMembers.OfArrays.TryGetValue(name, out var list)) return (self, arguments, _) => list(self.AsArray!.Items, arguments);
                return ArrayMembers.Table.TryGetValue(name, out var array) ? (self, arguments, at) => array(self.AsArray!, arguments, at) : null;
            case ValueKind.Map:
                if (jinja && JinjaMembers.OfMaps.TryGetValue(name, out var entry)) return (self, arguments, _) => entry(self.AsMap!, arguments);
                return name switch
                {
                    "hasOwnProperty" => (self, arguments, _) => self.AsMap!.Has(Conversion.ToText(arguments[0])),
                    "toString" => (self, _, _) => Conversion.ToText(self),
                    _ => null,
                };
            case ValueKind.Number:
                return NumberMembers.Table.TryGetValue(name, out var number) ? (self, arguments, _) => number(self.Number, arguments) : null;
            case ValueKind.Regex:
                return RegexMembers.Table.TryGetValue(name, out var regex) ? (self, arguments, _) => regex(self.AsRegex!, arguments) : null;
            default:
                return name == "toString" ? (self, _, _) => Conversion.ToText(self) : null;
        }
    }

    private static Value Bind(Value target, string name, Method method) =>
        new FunctionValue(name, (arguments, context) => method(target, arguments, context));

    private static int? Index(double number) => number is >= 0 and < int.MaxValue && number == (int)number ? (int)number : null;

    private static Value Item(Value target, int index)
    {
        if (target.AsArray is { } array) return index < array.Items.Count ? array.Items[index] : Value.Undefined;
        // Safe text is an object without places.
        return target.AsString is { } text && index < text.Length ? text[index].ToString() : Value.Undefined;
    }

    private static Value? Length(Value target) => target.AsArray is { } array ? array.Items.Count : target.AsText?.Length;
}
