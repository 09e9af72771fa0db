using System.Buffers;
using System.Text;
using System.Text.Unicode;

namespace GitVan.Engine.Processes;

/// <summary>
/// The system's bytes as text and back without loss. A byte that is no UTF-8 stands as U+DC80 to U+DCFF, which no valid text has, as
/// <see href="https://peps.python.org/pep-0383/">PEP 383</see> has it.
/// </summary>
internal static class NativeText
{
    private const char Escape = '\udc00', FirstEscaped = '\udc80', LastEscaped = '\udcff';

    public static string Decode(ReadOnlySpan<byte> bytes)
    {
        if (Utf8.IsValid(bytes))
            return Encoding.UTF8.GetString(bytes);
        var text = new StringBuilder(bytes.Length);
        while (!bytes.IsEmpty)
        {
            var isValid = Rune.DecodeFromUtf8(bytes, out var rune, out var length) == OperationStatus.Done;
            if (isValid)
                text.Append(rune.ToString());
            else
                foreach (var one in bytes[..length])
                    text.Append((char)(Escape + one));
            bytes = bytes[length..];
        }

        return text.ToString();
    }

    /// <param name="destination">Long enough for any text of this length.</param>
    /// <returns>Bytes written.</returns>
    public static int Encode(string text, Span<byte> destination)
    {
        if (!HasEscape(text))
            return Encoding.UTF8.GetBytes(text, destination);
        var bytes = Encode(text);
        bytes.CopyTo(destination);
        return bytes.Length;
    }

    public static byte[] Encode(string text)
    {
        if (!HasEscape(text))
            return Encoding.UTF8.GetBytes(text);
        var bytes = new ArrayBufferWriter<byte>(text.Length + 16);
        ReadOnlySpan<char> rest = text;
        while (!rest.IsEmpty)
        {
            var isValid = Rune.DecodeFromUtf16(rest, out var rune, out var length) == OperationStatus.Done;
            if (!isValid && rest[0] is >= FirstEscaped and <= LastEscaped)
                bytes.Write([(byte)(rest[0] - Escape)]);
            else
                bytes.Advance(rune.EncodeToUtf8(bytes.GetSpan(4)));
            rest = rest[length..];
        }

        return bytes.WrittenSpan.ToArray();
    }

    /// <summary>For a reader: U+FFFD for each byte that is no UTF-8.</summary>
    public static string ToReadable(string decoded) =>
        HasEscape(decoded) ? string.Concat(decoded.EnumerateRunes()) : decoded;

    private static bool HasEscape(string text) => text.AsSpan().ContainsAnyInRange(FirstEscaped, LastEscaped);
}
