using System.Buffers.Binary;
using System.Numerics;
using System.Security.Cryptography;

namespace GitVan.Engine.Hashing;

/// <summary>SHA-256, for digests of jobs, causes, artifacts and packs, and for object ids of SHA-256 repositories.</summary>
public static class Sha256
{
    /// <summary>Bytes of a hash.</summary>
    public const int Size = 32;

    public static byte[] Hash(ReadOnlySpan<byte> data)
    {
        var result = new byte[Size];
        BlockHash<Compression>.Hash(data, [], result);
        return result;
    }

    /// <summary>The hash of two pieces as if they were one, so that a header needs no copy of what follows it.</summary>
    public static void Hash(ReadOnlySpan<byte> head, ReadOnlySpan<byte> tail, Span<byte> destination) =>
        BlockHash<Compression>.Hash(head, tail, destination);

    /// <summary>The hash of a file's content, read in pieces: memory stays bounded. Throws what opening or reading throws.</summary>
    public static byte[] HashFile(string path) => BlockHash<Compression>.HashFile(path);

    /// <summary>Lower-case, 64 digits.</summary>
    public static string Hex(ReadOnlySpan<byte> data)
    {
        Span<byte> result = stackalloc byte[Size];
        BlockHash<Compression>.Hash(data, [], result);
        return Convert.ToHexStringLower(result);
    }

    private readonly struct Compression : ICompression
    {
        public static HashAlgorithmName Name => HashAlgorithmName.SHA256;

        public static int Size => Sha256.Size;

        public static ReadOnlySpan<uint> Start =>
            [0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a, 0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19];

        private static ReadOnlySpan<uint> K =>
        [
            0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5,
            0xd807aa98, 0x12835b01, 0x243185be, 0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174,
            0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc, 0x76f988da,
            0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967,
            0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85,
            0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3, 0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070,
            0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f, 0x682e6ff3,
            0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7, 0xc67178f2,
        ];

        public static void Compress(Span<uint> state, ReadOnlySpan<byte> blocks)
        {
            var k = K;
            Span<uint> w = stackalloc uint[64];
            for (; blocks.Length >= 64; blocks = blocks[64..])
            {
                for (var i = 0; i < 16; i++)
                    w[i] = BinaryPrimitives.ReadUInt32BigEndian(blocks[(i * 4)..]);
                for (var i = 16; i < w.Length; i++)
                {
                    var (x, y) = (w[i - 15], w[i - 2]);
                    var s0 = BitOperations.RotateRight(x, 7) ^ BitOperations.RotateRight(x, 18) ^ (x >> 3);
                    var s1 = BitOperations.RotateRight(y, 17) ^ BitOperations.RotateRight(y, 19) ^ (y >> 10);
                    w[i] = w[i - 16] + s0 + w[i - 7] + s1;
                }

                var (a, b, c, d) = (state[0], state[1], state[2], state[3]);
                var (e, f, g, h) = (state[4], state[5], state[6], state[7]);
                for (var i = 0; i < w.Length; i++)
                {
                    var s1 = BitOperations.RotateRight(e, 6) ^ BitOperations.RotateRight(e, 11) ^ BitOperations.RotateRight(e, 25);
                    var first = h + s1 + (g ^ (e & (f ^ g))) + k[i] + w[i];
                    var s0 = BitOperations.RotateRight(a, 2) ^ BitOperations.RotateRight(a, 13) ^ BitOperations.RotateRight(a, 22);
                    var second = s0 + ((a & b) | (c & (a | b)));
                    (h, g, f, e, d, c, b, a) = (g, f, e, d + first, c, b, a, first + second);
                }

                state[0] += a;
                state[1] += b;
                state[2] += c;
                state[3] += d;
                state[4] += e;
                state[5] += f;
                state[6] += g;
                state[7] += h;
            }
        }
    }
}
