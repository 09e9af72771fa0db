using System.Text;

namespace GitVan.Engine.Configuration;

/// <summary>Turns bytes into text: UTF-8 with or without a byte order mark, and nothing else.</summary>
public static class StrictText
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    public static ReadOnlySpan<byte> WithoutMark(ReadOnlySpan<byte> bytes) => bytes.StartsWith("\uFEFF"u8) ? bytes[3..] : bytes;

    /// <exception cref="GitVanException">A byte is not UTF-8.</exception>
    public static string Decode(string file, ReadOnlySpan<byte> bytes)
    {
        bytes = WithoutMark(bytes);
        try
        {
            return Strict.GetString(bytes);
        }
        catch (DecoderFallbackException e)
        {
            throw new GitVanException($"{new TextPlaces(file, bytes).Of(e.Index)}: not UTF-8") { Hint = "save the file as UTF-8" };
        }
    }
}
