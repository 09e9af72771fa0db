using System.Buffers;

namespace GitVan.Templates.Rendering;

/// <summary>Escapes the characters that mean something in HTML, as nunjucks does it.</summary>
internal static class Html
{
    private static readonly SearchValues<char> Special = SearchValues.Create("&\"'<>\\");

    public static string Escape(string text)
    {
        if (text.AsSpan().IndexOfAny(Special) < 0) return text;
        using var escaped = new OutputBuffer(Values.Conversion.LongestText);
        AppendEscaped(escaped, text);
        return escaped.TakeFrom(0);
    }

    public static void AppendEscaped(OutputBuffer output, ReadOnlySpan<char> text)
    {
        for (var at = text.IndexOfAny(Special); at >= 0; at = text.IndexOfAny(Special))
        {
            output.Append(text[..at]);
            output.Append(Entity(text[at]));
            text = text[(at + 1)..];
        }

        output.Append(text);
    }

    private static string Entity(char c) => c switch
    {
        '&' => "&amp;",
        '"' => "&quot;",
        '\'' => "&#39;",
        '<' => "&lt;",
        '>' => "&gt;",
        _ => "&#92;",
    };
}
