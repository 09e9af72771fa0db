namespace GitVan.Engine.Protocol;

/// <summary>Text of strangers as messages and receipts have it: one line, and an end.</summary>
internal static class ShortLine
{
    public static string Of(string text, int longest)
    {
        text = text.ReplaceLineEndings(" ").Trim();
        if (text.Length <= longest)
            return text;
        var end = char.IsHighSurrogate(text[longest - 2]) ? longest - 2 : longest - 1;
        return string.Concat(text.AsSpan(0, end), "…");
    }
}
