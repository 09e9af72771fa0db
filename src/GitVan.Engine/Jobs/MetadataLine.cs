using System.Text;

namespace GitVan.Engine.Jobs;

/// <summary>The line <c># gitvan: {…}</c> near the top of an executable, behind any comment sign.</summary>
/// <param name="Line">From 1.</param>
/// <param name="Column">Of the opening brace, from 1.</param>
/// <param name="Text">The braces and what is between them.</param>
internal sealed record MetadataLine(int Line, int Column, string Text)
{
    /// <summary>Only this much of a file is read.</summary>
    private const int HeadSize = 4 * 1024;

    private const int MostLines = 20;

    private static ReadOnlySpan<byte> Word => "gitvan:"u8;

    /// <returns>Null where the file has no such line.</returns>
    public static MetadataLine? Find(string path)
    {
        Span<byte> head = stackalloc byte[HeadSize];
        using (var handle = File.OpenHandle(path, share: FileShare.ReadWrite | FileShare.Delete))
            head = head[..RandomAccess.Read(handle, head, 0)];
        if (head.IndexOf(Word) < 0)
            return null;

        for (var number = 1; number <= MostLines && !head.IsEmpty; number++)
        {
            var end = head.IndexOf((byte)'\n');
            var line = end < 0 ? head : head[..end];
            if (Read(line, number) is { } found)
                return found;
            head = end < 0 ? [] : head[(end + 1)..];
        }

        return null;
    }

    private static MetadataLine? Read(ReadOnlySpan<byte> line, int number)
    {
        var word = line.IndexOf(Word);
        if (word < 0 || !IsCommentSign(line[..word]))
            return null;
        var open = line[word..].IndexOf((byte)'{');
        if (open < 0 || line[(word + Word.Length)..(word + open)].ContainsAnyExcept((byte)' ', (byte)'\t'))
            return null;
        open += word;

        // Behind the last brace may stand the comment's end, such as "*/". Without one the text is passed on for its reader to complain about.
        var close = line.LastIndexOf((byte)'}');
        var text = close > open ? line[open..(close + 1)] : line[open..];
        return new MetadataLine(number, Encoding.UTF8.GetCharCount(line[..open]) + 1, Encoding.UTF8.GetString(text));
    }

    private static bool IsCommentSign(ReadOnlySpan<byte> text)
    {
        if (text.Trim((byte)' ') is var word && (word.SequenceEqual("rem"u8) || word.SequenceEqual("REM"u8)))
            return true;
        foreach (var c in text)
        {
            if (char.IsAsciiLetterOrDigit((char)c) || c > 0x7f)
                return false;
        }

        return !text.IsEmpty;
    }
}
