using System.Text;
using GitVan.Templates.Rendering;
using GitVan.Templates.Values;

namespace GitVan.Templates.Filters;

/// <summary>Filters for HTML and for addresses.</summary>
internal static class HtmlFilters
{
    private const string Unescaped = "-_.!~*'()";

    private static readonly TimeSpan TimeLimit = TimeSpan.FromSeconds(5);
    private static readonly RegexValue Tags = RegexPattern.Compile(@"<\/?([a-z][a-z0-9]*)\b[^>]*>|<!--[\s\S]*?-->", "gi", TimeLimit);
    private static readonly RegexValue Spaces = RegexPattern.Compile(@"\s+", "g", TimeLimit);
    private static readonly RegexValue OuterSpaces = RegexPattern.Compile("^ +| +$", "gm", TimeLimit);
    private static readonly RegexValue InnerSpaces = RegexPattern.Compile(" +", "g", TimeLimit);
    private static readonly RegexValue EmptyLines = RegexPattern.Compile("\n\n\n+", "g", TimeLimit);

    public static Value Escape(Arguments a, RenderContext context) => a[0].IsSafe ? a[0] : ForceEscape(a, context);

    public static Value ForceEscape(Arguments a, RenderContext context) => Value.Safe(a[0].IsNullish ? "" : Html.Escape(Conversion.ToText(a[0])));

    public static Value Safe(Arguments a, RenderContext context) => a[0].IsSafe ? a[0] : Value.Safe(a[0].IsNullish ? "" : Conversion.ToText(a[0]));

    public static Value StripTags(Arguments a, RenderContext context)
    {
        var text = JsText.Trim(Replace(FilterInput.Text(a[0], "striptags"), Tags, ""));
        if (!a[1].IsTruthy) return FilterInput.SafeAs(a[0], Replace(text, Spaces, " "));
        text = Replace(Replace(text, OuterSpaces, ""), InnerSpaces, " ").Replace("\r\n", "\n", StringComparison.Ordinal);
        return FilterInput.SafeAs(a[0], Replace(text, EmptyLines, "\n\n"));
    }

    public static Value UrlEncode(Arguments a, RenderContext context)
    {
        if (a[0].AsString is { } text) return Encode(text);
        var pairs = a[0].AsArray is { } array
            ? array.Items.Select(pair => Pair(pair, context))
            : FilterInput.Entries(a[0]);
        return string.Join('&', pairs.Select(pair => $"{Encode(pair.Key)}={Encode(Conversion.ToText(pair.Value))}"));
    }

    private static (string Key, Value Value) Pair(Value pair, RenderContext context) => pair.IsNullish
        ? throw new TemplateException($"urlencode needs pairs of key and value, not {FilterInput.Describe(pair)}")
        : (Conversion.ToText(Members.Get(pair, 0, context)), Members.Get(pair, 1, context));

    // JavaScript's encodeURIComponent.
    private static string Encode(string text)
    {
        var encoded = new StringBuilder(text.Length);
        Span<byte> bytes = stackalloc byte[4];
        foreach (var rune in text.EnumerateRunes())
        {
            if (rune.IsAscii && (char.IsAsciiLetterOrDigit((char)rune.Value) || Unescaped.Contains((char)rune.Value)))
            {
                encoded.Append((char)rune.Value);
                continue;
            }

            if (rune.Value == Rune.ReplacementChar.Value && !text.Contains('\uFFFD')) throw new TemplateException("urlencode cannot encode half of a surrogate pair");
            foreach (var one in bytes[..rune.EncodeToUtf8(bytes)]) encoded.Append('%').Append(one.ToString("X2", System.Globalization.CultureInfo.InvariantCulture));
        }

        return encoded.ToString();
    }

    private static string Replace(string text, RegexValue regex, string replacement) => ReplacementText.Replace(text, regex.Copy(), _ => replacement);
}
