using System.Buffers.Binary;
using GitVan.Engine.Hashing;

namespace GitVan.Engine.Receipts;

/// <summary>An SSH signature as it stands in a commit. Only its key is read here; whether it is good is ssh-keygen's to say.</summary>
/// <param name="Armored">The signature in text.</param>
/// <param name="Key">The public key it says it was made with, in SSH's encoding.</param>
/// <remarks><see href="https://github.com/openssh/openssh-portable/blob/master/PROTOCOL.sshsig">PROTOCOL.sshsig</see>.</remarks>
internal sealed record SshSignature(string Armored, byte[] Key)
{
    /// <summary>What git signs for: a signature for another purpose is none for a commit.</summary>
    public const string Namespace = "git";

    /// <summary>Characters.</summary>
    public const int Longest = 16 * 1024;

    private const string Begin = "-----BEGIN SSH SIGNATURE-----\n", End = "\n-----END SSH SIGNATURE-----";

    /// <summary>As <c>ssh-keygen -l</c> shows the key.</summary>
    public string Fingerprint => "SHA256:" + Convert.ToBase64String(Sha256.Hash(Key)).TrimEnd('=');

    /// <returns>Null where the text is no SSH signature.</returns>
    public static SshSignature? TryParse(string armored)
    {
        var end = armored.IndexOf(End, StringComparison.Ordinal);
        if (armored.Length > Longest || end < Begin.Length || !armored.StartsWith(Begin, StringComparison.Ordinal))
            return null;
        var bytes = new byte[armored.Length];
        return Convert.TryFromBase64String(armored[Begin.Length..end], bytes, out var count) && KeyIn(bytes.AsSpan(0, count)) is { } key ? new(armored, key) : null;
    }

    // "SSHSIG", a version, and the key with its length before it.
    private static byte[]? KeyIn(ReadOnlySpan<byte> bytes)
    {
        const int start = 14;
        return bytes.StartsWith("SSHSIG"u8) && bytes.Length > start && BinaryPrimitives.ReadUInt32BigEndian(bytes[10..]) is > 0 and var length && length <= bytes.Length - start
            ? bytes[start..(start + (int)length)].ToArray()
            : null;
    }
}
