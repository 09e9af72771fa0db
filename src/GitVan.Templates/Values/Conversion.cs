using System.Text;

namespace GitVan.Templates.Values;

/// <summary>JavaScript's conversions: ToString, ToNumber, ToPrimitive and the integers.</summary>
internal static class Conversion
{
    /// <summary>No single text is longer, whatever a template does: in characters.</summary>
    public const int LongestText = 1 << 26;

    public static string ToText(Value value) => value.Kind switch
    {
        ValueKind.Undefined => "undefined",
        ValueKind.Null => "null",
        ValueKind.Boolean => value.Number != 0 ? "true" : "false",
        ValueKind.Number => NumberText.Format(value.Number),
        ValueKind.Array => Join(value.AsArray!, ","),
        ValueKind.Map => "[object Object]",
        ValueKind.Function => $"function {value.AsFunction!.Name}() {{ [native code] }}",
        ValueKind.Regex => value.AsRegex!.ToString(),
        _ => value.AsText!,
    };

    public static double ToNumber(Value value) => value.Kind switch
    {
        ValueKind.Number or ValueKind.Boolean => value.Number,
        ValueKind.Null => 0,
        ValueKind.Undefined or ValueKind.Map or ValueKind.Function or ValueKind.Regex => double.NaN,
        _ => NumberText.Parse(ToText(value)),
    };

    /// <summary>What an object is in <c>+</c>, <c>==</c> and comparisons: its text. Everything else stays.</summary>
    public static Value ToPrimitive(Value value) => value.AsReference is null ? value : ToText(value);

    public static double ToInteger(Value value)
    {
        var number = ToNumber(value);
        return double.IsNaN(number) ? 0 : Math.Truncate(number);
    }

    public static int ToInt32(double number)
    {
        if (number is >= int.MinValue and <= int.MaxValue) return (int)number;
        if (!double.IsFinite(number)) return 0;
        var modulo = Math.Truncate(number) % 4294967296.0;
        return unchecked((int)(uint)(long)modulo);
    }

    /// <summary>A start or end as slice() takes it: negative ones count from the end.</summary>
    public static int ToRelativeIndex(Value value, int length, int missing)
    {
        if (value.IsUndefined) return missing;
        var index = ToInteger(value);
        return (int)(index < 0 ? Math.Max(length + index, 0) : Math.Min(index, length));
    }

    public static string Join(ArrayValue array, string separator)
    {
        var text = new StringBuilder();
        AppendJoined(text, array, separator, []);
        return text.ToString();
    }

    public static TemplateException TooLong() => new($"a text is longer than {LongestText} characters");

    // An array that contains itself prints as nothing there, as in JavaScript.
    private static void AppendJoined(StringBuilder text, ArrayValue array, string separator, List<ArrayValue> within)
    {
        System.Runtime.CompilerServices.RuntimeHelpers.EnsureSufficientExecutionStack();
        if (within.Contains(array)) return;
        within.Add(array);
        for (var i = 0; i < array.Items.Count; i++)
        {
            if (i > 0) text.Append(separator);
            var item = array.Items[i];
            if (item.AsArray is { } inner) AppendJoined(text, inner, ",", within);
            else if (!item.IsNullish) text.Append(ToText(item));
            if (text.Length > LongestText) throw TooLong();
        }

        within.RemoveAt(within.Count - 1);
    }
}
