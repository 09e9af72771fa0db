using System.Buffers.Binary;

namespace GitVan.Engine.Git;

/// <summary>
/// A zlib stream (RFC 1950) of one block that is stored as it is (RFC 1951, 3.2.4), as git writes it where <c>core.looseCompression</c> is 0. For a
/// stream of its own zlib takes 350 KB of fresh memory, which costs more than all else that writing a receipt does.
/// </summary>
internal static class StoredBlock
{
    /// <summary>Bytes that a file takes up on disk however few it has: nothing is gained by making it smaller.</summary>
    private const int DiskBlock = 4096;

    private const int HeaderSize = 7, ChecksumSize = 4;

    /// <summary>Whether so many bytes are stored as they are.</summary>
    public static bool Fits(int length) => length <= DiskBlock - HeaderSize - ChecksumSize;

    /// <param name="head">What comes first; it and the rest together fit.</param>
    public static byte[] Write(ReadOnlySpan<byte> head, ReadOnlySpan<byte> rest)
    {
        var length = head.Length + rest.Length;
        byte[] stream = [0x78, 0x01, 0x01, (byte)length, (byte)(length >> 8), (byte)~length, (byte)(~length >> 8), .. head, .. rest, 0, 0, 0, 0];
        BinaryPrimitives.WriteUInt32BigEndian(stream.AsSpan(HeaderSize + length), Adler(stream.AsSpan(HeaderSize, length)));
        return stream;
    }

    // In so few bytes neither sum can overflow, so the remainders are taken once.
    private static uint Adler(ReadOnlySpan<byte> data)
    {
        const uint modulus = 65521;
        uint sum = 1, sums = 0;
        foreach (var one in data)
        {
            sum += one;
            sums += sum;
        }

        return (sums % modulus << 16) | (sum % modulus);
    }
}
