using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;

namespace GitVan.Engine.Hashing;

/// <summary>
/// Padding and buffering around a compression function. Managed, because the first use of the runtime's own hashes
/// loads OpenSSL, which takes 2 to 3 ms: more than the rest of a git hook.
/// </summary>
internal struct BlockHash<T> where T : struct, ICompression
{
    private const int BlockSize = 64;

    // From here on OpenSSL's speed pays for its loading.
    private const int Large = 1 << 20;

    private State state;
    private Block block;
    private int pending;
    private long length;

    public BlockHash() => T.Start.CopyTo(state);

    public static void Hash(ReadOnlySpan<byte> head, ReadOnlySpan<byte> tail, Span<byte> destination)
    {
        if ((long)head.Length + tail.Length > Large)
        {
            using var native = IncrementalHash.CreateHash(T.Name);
            native.AppendData(head);
            native.AppendData(tail);
            native.GetHashAndReset(destination);
            return;
        }

        var hash = new BlockHash<T>();
        hash.Append(head);
        hash.Append(tail);
        hash.Finish(destination);
    }

    public static byte[] HashFile(string path)
    {
        using var file = File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, FileOptions.SequentialScan);
        var size = RandomAccess.GetLength(file);
        using var native = size > Large ? IncrementalHash.CreateHash(T.Name) : null;
        var managed = new BlockHash<T>();
        var buffer = GC.AllocateUninitializedArray<byte>((int)Math.Clamp(size, 4096, 1 << 17));
        long position = 0;

        // To the end and not to `size`: what /proc says about its files is 0, and others grow.
        while (RandomAccess.Read(file, buffer, position) is > 0 and var count)
        {
            position += count;
            if (native is null)
                managed.Append(buffer.AsSpan(0, count));
            else
                native.AppendData(buffer.AsSpan(0, count));
        }

        if (native is not null)
            return native.GetHashAndReset();
        var result = new byte[T.Size];
        managed.Finish(result);
        return result;
    }

    public void Append(ReadOnlySpan<byte> data)
    {
        length += data.Length;
        if (pending > 0)
        {
            var take = Math.Min(BlockSize - pending, data.Length);
            data[..take].CopyTo(block[pending..]);
            pending += take;
            data = data[take..];
            if (pending < BlockSize)
                return;
            T.Compress(state, block);
            pending = 0;
        }

        var whole = data.Length - data.Length % BlockSize;
        if (whole > 0)
            T.Compress(state, data[..whole]);
        data[whole..].CopyTo(block);
        pending = data.Length - whole;
    }

    public void Finish(Span<byte> destination)
    {
        var bits = length * 8;
        Span<byte> padding = stackalloc byte[BlockSize * 2];
        padding.Clear();
        padding[0] = 0x80;
        var count = (pending < 56 ? 56 : 120) - pending;
        BinaryPrimitives.WriteInt64BigEndian(padding[count..], bits);
        Append(padding[..(count + 8)]);
        for (var i = 0; i < T.Size / 4; i++)
            BinaryPrimitives.WriteUInt32BigEndian(destination[(i * 4)..], state[i]);
    }

    [InlineArray(8)]
    private struct State
    {
        private uint first;
    }

    [InlineArray(BlockSize)]
    private struct Block
    {
        private byte first;
    }
}
