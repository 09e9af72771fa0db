using System.Buffers.Binary;
using System.Numerics;
using System.Security.Cryptography;

namespace GitVan.Engine.Hashing;

/// <summary>SHA-1, for git's object ids. Not for anything that has to withstand an attacker: that is <see cref="Sha256"/>.</summary>
public static class Sha1
{
    /// <summary>Bytes of a hash.</summary>
    public const int Size = 20;

    public static byte[] Hash(ReadOnlySpan<byte> data)
    {
        var result = new byte[Size];
        BlockHash<Compression>.Hash(data, [], result);
        return result;
    }

    /// <summary>The hash of two pieces as if they were one, so that a header needs no copy of what follows it.</summary>
    public static void Hash(ReadOnlySpan<byte> head, ReadOnlySpan<byte> tail, Span<byte> destination) =>
        BlockHash<Compression>.Hash(head, tail, destination);

    /// <summary>Lower-case, 40 digits.</summary>
    public static string Hex(ReadOnlySpan<byte> data)
    {
        Span<byte> result = stackalloc byte[Size];
        BlockHash<Compression>.Hash(data, [], result);
        return Convert.ToHexStringLower(result);
    }

    private readonly struct Compression : ICompression
    {
        public static HashAlgorithmName Name => HashAlgorithmName.SHA1;

        public static int Size => Sha1.Size;

        public static ReadOnlySpan<uint> Start => [0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476, 0xc3d2e1f0];

        public static void Compress(Span<uint> state, ReadOnlySpan<byte> blocks)
        {
            Span<uint> w = stackalloc uint[80];
            for (; blocks.Length >= 64; blocks = blocks[64..])
            {
                for (var i = 0; i < 16; i++)
                    w[i] = BinaryPrimitives.ReadUInt32BigEndian(blocks[(i * 4)..]);
                for (var i = 16; i < w.Length; i++)
                    w[i] = BitOperations.RotateLeft(w[i - 3] ^ w[i - 8] ^ w[i - 14] ^ w[i - 16], 1);

                var (a, b, c, d, e) = (state[0], state[1], state[2], state[3], state[4]);
                for (var i = 0; i < w.Length; i++)
                {
                    var mixed = i switch
                    {
                        < 20 => (d ^ (b & (c ^ d))) + 0x5a827999,
                        < 40 => (b ^ c ^ d) + 0x6ed9eba1,
                        < 60 => ((b & c) | (d & (b | c))) + 0x8f1bbcdc,
                        _ => (b ^ c ^ d) + 0xca62c1d6,
                    };
                    var next = BitOperations.RotateLeft(a, 5) + mixed + e + w[i];
                    (e, d, c, b, a) = (d, c, BitOperations.RotateLeft(b, 30), a, next);
                }

                state[0] += a;
                state[1] += b;
                state[2] += c;
                state[3] += d;
                state[4] += e;
            }
        }
    }
}
