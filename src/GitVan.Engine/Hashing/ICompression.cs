using System.Security.Cryptography;

namespace GitVan.Engine.Hashing;

/// <summary>What differs between the hashes of FIPS 180-4 that work on blocks of 64 bytes.</summary>
internal interface ICompression
{
    static abstract HashAlgorithmName Name { get; }

    /// <summary>Bytes of the result.</summary>
    static abstract int Size { get; }

    static abstract ReadOnlySpan<uint> Start { get; }

    /// <summary>Takes in whole blocks.</summary>
    static abstract void Compress(Span<uint> state, ReadOnlySpan<byte> blocks);
}
