using System.Text;

namespace GitVan.Engine.Configuration;

/// <summary>The places of bytes that are asked for in their order: each byte is looked at once, however many places there are.</summary>
internal ref struct TextPlaces(string file, ReadOnlySpan<byte> bytes)
{
    private readonly ReadOnlySpan<byte> bytes = bytes;
    private int at;
    private int line = 1;
    private int column = 1;

    /// <param name="index">Not before the last one; what is behind the end counts as the end.</param>
    public Place Of(int index)
    {
        var passed = bytes[at..Math.Clamp(index, at, bytes.Length)];
        at += passed.Length;
        if (passed.LastIndexOf((byte)'\n') is >= 0 and var end)
        {
            line += passed.Count((byte)'\n');
            column = 1;
            passed = passed[(end + 1)..];
        }

        column += Encoding.UTF8.GetCharCount(passed);
        return new Place(file, line, column);
    }
}
