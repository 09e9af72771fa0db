using System.Text;

namespace GitVan.Engine.Configuration;

/// <summary>Turns a file's bytes into text: UTF-8 with or without a byte order mark, and nothing else.</summary>
internal static class StrictText
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    public static ReadOnlySpan<byte> WithoutMark(ReadOnlySpan<byte> bytes) => bytes.StartsWith("\uFEFF"u8) ? bytes[3..] : bytes;

    public static string Decode(string file, ReadOnlySpan<byte> bytes)
    {
        bytes = WithoutMark(bytes);
        try
        {
            return Strict.GetString(bytes);
        }
        catch (DecoderFallbackException e)
        {
            throw new GitVanException($"{PlaceOf(file, bytes, e.Index)}: not UTF-8") { Hint = "save the file as UTF-8" };
        }
    }

    /// <summary>The place of a byte.</summary>
    public static Place PlaceOf(string file, ReadOnlySpan<byte> bytes, int index)
    {
        var before = bytes[..Math.Clamp(index, 0, bytes.Length)];
        var line = before.Count((byte)'\n') + 1;
        return new Place(file, line, Encoding.UTF8.GetCharCount(before[(before.LastIndexOf((byte)'\n') + 1)..]) + 1);
    }
}
