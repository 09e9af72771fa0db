using System.Text;
using GitVan.Templates.Rendering;
using GitVan.Templates.Values;

namespace GitVan.Templates.Filters;

/// <summary>replace(old, new, count)</summary>
internal static class ReplaceFilter
{
    public static Value Replace(Arguments a, RenderContext context)
    {
        var input = a[0];
        if (a[1].AsRegex is { } regex) return ReplaceMatches(input, regex, a[2]);

        var old = a[1].IsNumber ? Conversion.ToText(a[1]) : a[1].AsString;
        if (old is null) return input;
        if (input.IsNumber) input = Conversion.ToText(input);
        if (input.AsText is not { } text) return input;

        var replacement = Conversion.ToText(a[2]);
        if (old.Length == 0) return FilterInput.SafeAs(input, Between(text, replacement, a[2].IsUndefined ? "," : replacement));
        var most = a[3].IsUndefined ? -1 : Conversion.ToNumber(a[3]);
        if (most == 0 || !text.Contains(old, StringComparison.Ordinal)) return input;
        return FilterInput.SafeAs(a[0], Replace(text, old, replacement, most));
    }

    private static Value ReplaceMatches(Value input, RegexValue regex, Value replacement)
    {
        var text = input.AsText ?? throw new TemplateException($"replace with a regular expression needs a string, not {FilterInput.Describe(input)}");
        var template = Conversion.ToText(replacement);
        return ReplacementText.Replace(text, regex, match => ReplacementText.Expand(template, text, match));
    }

    // Between is what JavaScript's join takes for undefined.
    private static string Between(string text, string replacement, string separator)
    {
        if ((long)replacement.Length * (text.Length + 1) > Conversion.LongestText) throw Conversion.TooLong();
        var result = new StringBuilder(replacement);
        for (var i = 0; i < text.Length; i++)
        {
            if (i > 0) result.Append(separator);
            result.Append(text[i]);
        }

        return result.Append(replacement).ToString();
    }

    private static string Replace(string text, string old, string replacement, double most)
    {
        var result = new StringBuilder();
        var from = 0;
        for (var at = text.IndexOf(old, StringComparison.Ordinal); at >= 0 && (most == -1 || most-- > 0); at = text.IndexOf(old, from, StringComparison.Ordinal))
        {
            result.Append(text, from, at - from).Append(replacement);
            from = at + old.Length;
            if (result.Length > Conversion.LongestText) throw Conversion.TooLong();
        }

        return result.Append(text, from, text.Length - from).ToString();
    }
}
