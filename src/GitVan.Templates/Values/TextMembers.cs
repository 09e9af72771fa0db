using System.Text;

namespace GitVan.Templates.Values;

/// <summary>The methods of strings that templates may call.</summary>
internal static class TextMembers
{
    public static readonly Dictionary<string, Func<string, Arguments, Value>> Table = new()
    {
        ["at"] = (text, a) => At(text, Conversion.ToInteger(a[0])),
        ["charAt"] = (text, a) => Conversion.ToInteger(a[0]) is >= 0 and var i && i < text.Length ? text[(int)i].ToString() : "",
        ["charCodeAt"] = (text, a) => Conversion.ToInteger(a[0]) is >= 0 and var i && i < text.Length ? text[(int)i] : double.NaN,
        ["codePointAt"] = (text, a) => CodePointAt(text, Conversion.ToInteger(a[0])),
        ["concat"] = (text, a) => Concat(text, a),
        ["endsWith"] = (text, a) => text[..Place(a[1], text.Length, text.Length)].EndsWith(Conversion.ToText(a[0]), StringComparison.Ordinal),
        ["includes"] = (text, a) => text.IndexOf(Conversion.ToText(a[0]), Place(a[1], text.Length, 0), StringComparison.Ordinal) >= 0,
        ["indexOf"] = (text, a) => text.IndexOf(Conversion.ToText(a[0]), Place(a[1], text.Length, 0), StringComparison.Ordinal),
        ["lastIndexOf"] = (text, a) => LastIndexOf(text, Conversion.ToText(a[0]), Conversion.ToNumber(a[1])),
        ["localeCompare"] = (text, a) => Math.Sign(string.CompareOrdinal(text, Conversion.ToText(a[0]))),
        ["match"] = (text, a) => a[0].AsRegex is { } regex ? RegexMembers.Match(regex, text) : throw NeedsRegex("match"),
        ["padEnd"] = (text, a) => text + Padding(text, a),
        ["padStart"] = (text, a) => Padding(text, a) + text,
        ["repeat"] = (text, a) => Repeat(text, Conversion.ToInteger(a[0])),
        ["replace"] = (text, a) => Replace(text, a[0], Conversion.ToText(a[1]), all: false),
        ["replaceAll"] = (text, a) => Replace(text, a[0], Conversion.ToText(a[1]), all: true),
        ["search"] = (text, a) => a[0].AsRegex is { } regex ? (regex.Find(text, 0) is { Success: true } match ? match.Index : -1) : throw NeedsRegex("search"),
        ["slice"] = (text, a) => Between(text, Conversion.ToRelativeIndex(a[0], text.Length, 0), Conversion.ToRelativeIndex(a[1], text.Length, text.Length)),
        ["split"] = (text, a) => Split(text, a[0], a[1]),
        ["startsWith"] = (text, a) => text.AsSpan(Place(a[1], text.Length, 0)).StartsWith(Conversion.ToText(a[0]), StringComparison.Ordinal),
        ["substr"] = Substr,
        ["substring"] = Substring,
        ["toLowerCase"] = (text, _) => JsText.ToLower(text),
        ["toString"] = (text, _) => text,
        ["toUpperCase"] = (text, _) => JsText.ToUpper(text),
        ["trim"] = (text, _) => JsText.Trim(text),
        ["trimEnd"] = (text, _) => JsText.TrimEnd(text),
        ["trimStart"] = (text, _) => JsText.TrimStart(text),
        ["valueOf"] = (text, _) => text,
    };

    public static string Repeat(string text, double times)
    {
        if (times < 0 || double.IsInfinity(times)) throw new TemplateException($"repeat needs a count that is not negative and not infinite, not {NumberText.Format(times)}");
        if (text.Length * times > Conversion.LongestText) throw Conversion.TooLong();
        return new StringBuilder().Insert(0, text, (int)times).ToString();
    }

    private static Value At(string text, double index)
    {
        if (index < 0) index += text.Length;
        return index >= 0 && index < text.Length ? text[(int)index].ToString() : Value.Undefined;
    }

    private static Value CodePointAt(string text, double index)
    {
        if (index < 0 || index >= text.Length) return Value.Undefined;
        var at = (int)index;
        return at + 1 < text.Length && char.IsSurrogatePair(text[at], text[at + 1]) ? char.ConvertToUtf32(text, at) : text[at];
    }

    private static Value Concat(string text, Arguments arguments)
    {
        Value result = text;
        foreach (var one in arguments.AsSpan()) result = Operation.Concat(result, one);
        return result;
    }

    private static Value LastIndexOf(string text, string part, double from)
    {
        var last = Math.Max(double.IsNaN(from) ? text.Length : Math.Truncate(from), 0);
        if (part.Length > text.Length) return -1;
        var start = (int)Math.Min(last, text.Length - part.Length);
        return part.Length == 0 ? start : text.AsSpan(0, start + part.Length).LastIndexOf(part, StringComparison.Ordinal);
    }

    private static string Padding(string text, Arguments arguments)
    {
        var width = Conversion.ToInteger(arguments[0]);
        var fill = arguments[1].IsUndefined ? " " : Conversion.ToText(arguments[1]);
        if (width <= text.Length || fill.Length == 0) return "";
        if (width > Conversion.LongestText) throw Conversion.TooLong();
        var missing = (int)width - text.Length;
        return Repeat(fill, (missing / fill.Length) + 1)[..missing];
    }

    private static Value Replace(string text, Value pattern, string replacement, bool all)
    {
        if (pattern.AsRegex is { } regex) return ReplacementText.Replace(text, regex, match => ReplacementText.Expand(replacement, text, match));

        var part = Conversion.ToText(pattern);
        var result = new StringBuilder();
        var from = 0;
        for (var at = text.IndexOf(part, StringComparison.Ordinal); at >= 0;)
        {
            result.Append(text, from, at - from).Append(ReplacementText.Expand(replacement, text, at, part.Length, []));
            from = at + part.Length;
            if (result.Length > Conversion.LongestText) throw Conversion.TooLong();
            var next = at + Math.Max(part.Length, 1);
            at = all && next <= text.Length ? text.IndexOf(part, next, StringComparison.Ordinal) : -1;
        }

        return result.Append(text, from, text.Length - from).ToString();
    }

    private static Value Split(string text, Value separator, Value limit)
    {
        var most = limit.IsUndefined ? uint.MaxValue : (uint)Conversion.ToInt32(Conversion.ToNumber(limit));
        IEnumerable<Value> parts = separator switch
        {
            { IsUndefined: true } => [text],
            { AsRegex: { } regex } => RegexMembers.Split(regex, text),
            _ when Conversion.ToText(separator) is { Length: > 0 } part => text.Split(part).Select(one => (Value)one),
            _ => text.Select(c => (Value)c.ToString()),
        };
        return new ArrayValue(most < int.MaxValue ? parts.Take((int)most) : parts);
    }

    private static Value Substr(string text, Arguments a)
    {
        var start = Conversion.ToRelativeIndex(a[0], text.Length, 0);
        var length = a[1].IsUndefined ? text.Length : Conversion.ToInteger(a[1]);
        return Between(text, start, (int)Math.Min(start + Math.Max(length, 0), text.Length));
    }

    private static Value Substring(string text, Arguments a)
    {
        var (start, end) = (Place(a[0], text.Length, 0), Place(a[1], text.Length, text.Length));
        return Between(text, Math.Min(start, end), Math.Max(start, end));
    }

    private static string Between(string text, int start, int end) => start < end ? text[start..end] : "";

    private static int Place(Value value, int length, int missing) =>
        value.IsUndefined ? missing : (int)Math.Clamp(Conversion.ToInteger(value), 0, length);

    private static TemplateException NeedsRegex(string method) => new($"{method}() needs a regular expression, such as r/a+/");
}
