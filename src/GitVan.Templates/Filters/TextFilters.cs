using GitVan.Templates.Rendering;
using GitVan.Templates.Values;

namespace GitVan.Templates.Filters;

/// <summary>Filters of text.</summary>
internal static class TextFilters
{
    private const int StandardWidth = 80;
    private const int StandardLength = 255;
    private const int StandardIndent = 4;

    public static Value Capitalize(Arguments a, RenderContext context) =>
        FilterInput.SafeAs(a[0], Inflection.Inflector.Capitalize(FilterInput.Text(a[0], "capitalize")));

    public static Value Center(Arguments a, RenderContext context)
    {
        var value = FilterInput.OrEmpty(a[0]);
        var width = a[1].IsTruthy ? Conversion.ToNumber(a[1]) : StandardWidth;
        var length = FilterInput.Length(value);
        if (length >= width) return value;
        var text = Conversion.ToText(value);
        var spaces = width - length;
        return FilterInput.SafeAs(a[0], FilterInput.Spaces((spaces / 2) - (spaces % 2)) + text + FilterInput.Spaces(spaces / 2));
    }

    public static Value Indent(Arguments a, RenderContext context)
    {
        var text = FilterInput.Text(a[0], "indent");
        if (text.Length == 0 && !a[0].IsSafe) return "";
        var indent = FilterInput.Spaces(a[1].IsTruthy ? Conversion.ToNumber(a[1]) : StandardIndent);
        var lines = text.Count(c => c == '\n');
        if (text.Length + ((long)indent.Length * (lines + 1)) > Conversion.LongestText) throw Conversion.TooLong();
        return FilterInput.SafeAs(a[0], (a[2].IsTruthy ? indent : "") + text.Replace("\n", "\n" + indent, StringComparison.Ordinal));
    }

    public static Value Lower(Arguments a, RenderContext context) => JsText.ToLower(FilterInput.Text(a[0], "lower"));

    public static Value Upper(Arguments a, RenderContext context) => JsText.ToUpper(FilterInput.Text(a[0], "upper"));

    public static Value LinesToBreaks(Arguments a, RenderContext context)
    {
        if (a[0].IsNullish) return "";
        var text = a[0].AsText ?? throw new TemplateException($"nl2br needs a string, not {FilterInput.Describe(a[0])}");
        return FilterInput.SafeAs(a[0], text.Replace("\r\n", "\n", StringComparison.Ordinal).Replace("\n", "<br />\n", StringComparison.Ordinal));
    }

    public static Value Text(Arguments a, RenderContext context)
    {
        if (a[0].IsNullish) throw new TemplateException($"string cannot convert {FilterInput.Describe(a[0])}");
        return a[0].IsSafe ? a[0] : Conversion.ToText(a[0]);
    }

    public static Value Title(Arguments a, RenderContext context) =>
        FilterInput.SafeAs(a[0], string.Join(' ', FilterInput.Text(a[0], "title").Split(' ').Select(Inflection.Inflector.Capitalize)));

    public static Value Trim(Arguments a, RenderContext context)
    {
        var text = a[0].AsText ?? throw new TemplateException($"trim needs a string, not {FilterInput.Describe(a[0])}");
        return FilterInput.SafeAs(a[0], JsText.Trim(text));
    }

    public static Value Truncate(Arguments a, RenderContext context)
    {
        var length = a[1].IsTruthy ? Conversion.ToNumber(a[1]) : StandardLength;
        if (FilterInput.Length(FilterInput.OrEmpty(a[0])) <= length) return FilterInput.OrEmpty(a[0]);
        var text = FilterInput.Text(a[0], "truncate");

        var end = (int)Math.Clamp(double.IsNaN(length) ? 0 : Math.Truncate(length), 0, text.Length);
        // The last space up to and including the place where it would be cut; in JavaScript what is no number is a place behind everything here.
        var upTo = double.IsNaN(length) ? text.Length : Math.Min(end + 1, text.Length);
        var space = a[2].IsTruthy ? -1 : text.AsSpan(0, upTo).LastIndexOf(' ');
        var kept = text[..(space < 0 ? end : space)];
        var result = Operation.Concat(kept, a[3].IsNullish ? "..." : a[3]);
        return FilterInput.SafeAs(a[0], result.ToString());
    }

    public static Value WordCount(Arguments a, RenderContext context)
    {
        if (!a[0].IsTruthy) return Value.Null;
        var (words, inWord) = (0, false);
        foreach (var c in FilterInput.Text(a[0], "wordcount"))
        {
            var isWord = char.IsAsciiLetterOrDigit(c) || c == '_';
            if (isWord && !inWord) words++;
            inWord = isWord;
        }

        return words > 0 ? words : Value.Null;
    }

    /// <summary>pad(width, "left" or "right", character): fills up to a width.</summary>
    public static Value Pad(Arguments a, RenderContext context)
    {
        var text = Conversion.ToText(a[0]);
        var side = a.Get(2, "side");
        var fill = a.Get(3, "fill");
        var width = Conversion.ToInteger(a.Get(1, "width"));
        if (width <= text.Length) return text;
        if (width > Conversion.LongestText) throw Conversion.TooLong();
        var filler = fill.IsUndefined ? ' ' : fill.AsText is [var only] ? only : throw new TemplateException("pad fills with one character");
        return Conversion.ToText(side) switch
        {
            "undefined" or "right" => text.PadRight((int)width, filler),
            "left" => text.PadLeft((int)width, filler),
            var other => throw new TemplateException($"pad takes the side 'left' or 'right', not '{other}'"),
        };
    }
}
