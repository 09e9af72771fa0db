using System.Diagnostics.CodeAnalysis;
using System.Text;
using GitVan.Engine.Processes;

namespace GitVan.Engine.Git;

/// <summary>
/// Paths as JSON can carry them: as they are, or as git quotes them in C style where they are not UTF-8, have control characters or begin
/// with a double quote. In the program a path is text as <see cref="NativeText"/> makes it.
/// </summary>
internal static class QuotedPath
{
    private const string Letters = "abtnvfr", Controls = "\a\b\t\n\v\f\r";

    public static string Write(string path)
    {
        if (!NeedsQuotes(path))
            return path;
        var quoted = new StringBuilder(path.Length + 16).Append('"');
        foreach (var one in NativeText.Encode(path))
        {
            if (one is (byte)'"' or (byte)'\\')
                quoted.Append('\\').Append((char)one);
            else if (Controls.IndexOf((char)one) is var letter and >= 0)
                quoted.Append('\\').Append(Letters[letter]);
            else if (one is < 0x20 or >= 0x7f)
                quoted.Append('\\').Append((char)('0' + (one >> 6))).Append((char)('0' + (one >> 3 & 7))).Append((char)('0' + (one & 7)));
            else
                quoted.Append((char)one);
        }

        return quoted.Append('"').ToString();
    }

    /// <summary>Reads what <see cref="Write"/> wrote, and what git did.</summary>
    /// <returns>False where it begins with a double quote and is not quoted as git does it.</returns>
    public static bool TryParse(string text, [NotNullWhen(true)] out string? path)
    {
        path = text;
        if (!text.StartsWith('"'))
            return true;
        if (text.Length < 2 || !text.EndsWith('"') || TryUnquote(text.AsSpan(1, text.Length - 2)) is not { } bytes)
            path = null;
        else
            path = NativeText.Decode(bytes);
        return path is not null;
    }

    private static bool NeedsQuotes(string path) => path.StartsWith('"') || path.Any(c => c is < ' ' or '\x7f') || NativeText.ToReadable(path) != path;

    private static byte[]? TryUnquote(ReadOnlySpan<char> quoted)
    {
        var bytes = new MemoryStream(quoted.Length);
        while (!quoted.IsEmpty)
        {
            var length = quoted.IndexOfAny('\\', '"');
            var plain = length < 0 ? quoted : quoted[..length];
            bytes.Write(NativeText.Encode(plain.ToString()));
            quoted = quoted[plain.Length..];
            if (quoted.IsEmpty)
                break;
            if (quoted is ['\\', >= '0' and <= '3', >= '0' and <= '7', >= '0' and <= '7', ..])
            {
                bytes.WriteByte((byte)((quoted[1] - '0') << 6 | (quoted[2] - '0') << 3 | (quoted[3] - '0')));
                quoted = quoted[4..];
            }
            else if (quoted is ['\\', '"' or '\\', ..])
            {
                bytes.WriteByte((byte)quoted[1]);
                quoted = quoted[2..];
            }
            else if (quoted is ['\\', var escaped, ..] && Letters.IndexOf(escaped) is var letter and >= 0)
            {
                bytes.WriteByte((byte)Controls[letter]);
                quoted = quoted[2..];
            }
            else
            {
                return null;
            }
        }

        return bytes.ToArray();
    }
}
