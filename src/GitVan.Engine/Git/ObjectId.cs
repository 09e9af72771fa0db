using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Text;

namespace GitVan.Engine.Git;

/// <summary>A full object id. Kept as its digits, because paths, commits, git's input and JSON all want those.</summary>
public readonly record struct ObjectId
{
    private static readonly SearchValues<char> Digits = SearchValues.Create("0123456789abcdef");

    private readonly string? hex;

    private ObjectId(string hex) => this.hex = hex;

    /// <summary>40 or 64 lower-case digits. An id that was never assigned is git's zero id.</summary>
    public string Hex => hex ?? ObjectFormat.Sha1.Zero.Hex;

    public ObjectFormat Format => Hex.Length == ObjectFormat.Sha256.HexLength ? ObjectFormat.Sha256 : ObjectFormat.Sha1;

    /// <summary>Names no object: what git writes for "does not exist".</summary>
    public bool IsZero => !Hex.AsSpan().ContainsAnyExcept('0');

    public static ObjectId Parse(string text) => TryParse(text, out var id)
        ? id
        : throw new GitVanException($"'{text}' is not an object id, expected 40 or 64 digits of 0-9 and a-f")
        {
            Hint = "pass a full object id, as git rev-parse prints it",
        };

    /// <summary>Digits in either case, as git accepts them; never an abbreviation.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out ObjectId id)
    {
        id = default;
        if (text is not { Length: 40 or 64 })
            return false;
        var lower = text.AsSpan().ContainsAnyExcept(Digits) ? text.ToLowerInvariant() : text;
        if (lower.AsSpan().ContainsAnyExcept(Digits))
            return false;
        id = new ObjectId(lower);
        return true;
    }

    public static bool TryParse(ReadOnlySpan<byte> digits, out ObjectId id)
    {
        id = default;
        return digits.Length is 40 or 64 && TryParse(Encoding.Latin1.GetString(digits), out id);
    }

    /// <summary>From its 20 or 32 bytes.</summary>
    public static ObjectId From(ReadOnlySpan<byte> bytes) => bytes.Length is 20 or 32
        ? new ObjectId(Convert.ToHexStringLower(bytes))
        : throw new ArgumentException("20 or 32 bytes are needed", nameof(bytes));

    /// <summary>Its 20 or 32 bytes.</summary>
    public byte[] ToBytes() => Convert.FromHexString(Hex);

    public bool Equals(ObjectId other) => Hex == other.Hex;

    public override int GetHashCode() => Hex.GetHashCode(StringComparison.Ordinal);

    public override string ToString() => Hex;
}
