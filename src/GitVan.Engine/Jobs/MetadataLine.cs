using System.Text;
using GitVan.Engine.Configuration;

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

    /// <param name="origin">What messages call the file.</param>
    /// <returns>Null where the file has no such line.</returns>
    /// <exception cref="GitVanException">It has one that is cut off or is not text.</exception>
    public static MetadataLine? Find(string path, string origin)
    {
        Span<byte> buffer = stackalloc byte[HeadSize];
        using (var handle = File.OpenHandle(path, share: FileShare.ReadWrite | FileShare.Delete))
            buffer = buffer[..RandomAccess.Read(handle, buffer, 0)];
        var isCut = buffer.Length == HeadSize;
        ReadOnlySpan<byte> head = buffer;
        if (head.IndexOf(Word) < 0)
            return null;

        head = StrictText.WithoutMark(head);
        for (var number = 1; number <= MostLines && !head.IsEmpty; number++)
        {
            var end = head.IndexOf((byte)'\n');
            var line = end < 0 ? head : head[..end];
            if (OpeningBrace(line) is >= 0 and var open)
            {
                if (end < 0 && isCut)
                    throw new GitVanException($"{origin}:{number}: the 'gitvan:' line goes beyond the first {HeadSize} bytes of the file") { Hint = "shorten it, or move it up" };
                return Read(origin, line, number, open);
            }

            head = end < 0 ? [] : head[(end + 1)..];
        }

        return null;
    }

    private static MetadataLine Read(string origin, ReadOnlySpan<byte> line, int number, int open)
    {
        // Behind the last brace may stand the comment's end, such as "*/". Without one the text is passed on for its reader to complain about.
        var close = line.LastIndexOf((byte)'}');
        var text = close > open ? line[open..(close + 1)] : line[open..].TrimEnd((byte)'\r');
        try
        {
            return new MetadataLine(number, Encoding.UTF8.GetCharCount(line[..open]) + 1, StrictText.Decode(origin, text));
        }
        catch (GitVanException e)
        {
            throw new GitVanException($"{origin}:{number}: the 'gitvan:' line is not UTF-8", inner: e) { Hint = e.Hint };
        }
    }

    /// <summary>Where the metadata begins; -1 in any other line.</summary>
    private static int OpeningBrace(ReadOnlySpan<byte> line)
    {
        var word = line.IndexOf(Word);
        if (word < 0 || !IsCommentSign(line[..word].Trim(" \t"u8)))
            return -1;
        var open = line[word..].IndexOf((byte)'{');
        return open < 0 || line[(word + Word.Length)..(word + open)].ContainsAnyExcept((byte)' ', (byte)'\t') ? -1 : word + open;
    }

    private static bool IsCommentSign(ReadOnlySpan<byte> text)
    {
        if (Ascii.EqualsIgnoreCase(text, "rem"u8) || Ascii.EqualsIgnoreCase(text, "@rem"u8))
            return true;
        foreach (var c in text)
        {
            if (char.IsAsciiLetterOrDigit((char)c) || c > 0x7f)
                return false;
        }

        // Without a sign it is a key in somebody's data.
        return !text.IsEmpty;
    }
}
