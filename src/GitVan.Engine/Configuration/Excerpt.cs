using System.Globalization;

namespace GitVan.Engine.Configuration;

/// <summary>Quotes what a file says in a message: on one line, and no longer than a person reads.</summary>
internal static class Excerpt
{
    private const int Longest = 60;

    public static string Of(string text)
    {
        var end = Math.Min(text.Length, Longest);
        if (end < text.Length && char.IsHighSurrogate(text[end - 1]))
            end--;
        var shown = text[..end];
        if (shown.Any(char.IsControl))
            shown = string.Concat(shown.Select(Escape));
        return end < text.Length ? $"'{shown}…'" : $"'{shown}'";
    }

    private static string Escape(char c) => c switch
    {
        '\n' => "\\n",
        '\r' => "\\r",
        '\t' => "\\t",
        _ when char.IsControl(c) => string.Create(CultureInfo.InvariantCulture, $"\\u{(int)c:x4}"),
        _ => c.ToString(),
    };
}
