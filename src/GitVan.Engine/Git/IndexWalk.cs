using System.Buffers.Binary;
using System.Buffers.Text;
using Microsoft.Win32.SafeHandles;

namespace GitVan.Engine.Git;

/// <summary>Walks over an index through a window of bounded size; trusts no length in it.</summary>
internal sealed class IndexWalk(SafeFileHandle file, ObjectFormat format)
{
    // Small enough for the processor's cache, large enough for few calls; and more than any path, which bounds an entry.
    private const int WindowSize = 128 << 10;
    private const int HeaderSize = 12;
    private const ushort Extended = 0x4000;
    private const ushort NameMask = 0xfff;

    private readonly long end = RandomAccess.GetLength(file) - format.ByteLength;
    private byte[] window = [];
    private long windowStart;
    private int filled;
    private int position;

    private long Offset => windowStart + position;

    private ReadOnlySpan<byte> Rest => window.AsSpan(position, filled - position);

    public ObjectId? FindRootTree()
    {
        window = GC.AllocateUninitializedArray<byte>((int)Math.Clamp(end + format.ByteLength, HeaderSize, WindowSize));
        if (!Ensure(HeaderSize) || !Rest.StartsWith("DIRC"u8))
            return null;
        var version = BinaryPrimitives.ReadUInt32BigEndian(Rest[4..]);
        var count = BinaryPrimitives.ReadUInt32BigEndian(Rest[8..]);
        if (version is < 2 or > 4)
            return null;
        position += HeaderSize;
        return SkipEntries(version, count) ? FindInExtensions(count) : null;
    }

    private bool SkipEntries(uint version, uint count)
    {
        for (var i = 0u; i < count; i++)
        {
            var size = EntrySize(Rest, version);
            if (size == 0)
            {
                // Cut off by the window's end, or not an entry at all: a full window tells.
                if (!Ensure(Math.Min(window.Length, end - Offset)))
                    return false;
                size = EntrySize(Rest, version);
                if (size == 0)
                    return false;
            }

            position += size;
        }

        return Offset <= end;
    }

    // The bytes of the entry at the start, or 0 when it isn't there as a whole.
    private int EntrySize(ReadOnlySpan<byte> entry, uint version)
    {
        var flagsAt = 40 + format.ByteLength;
        if (entry.Length < flagsAt + 2)
            return 0;
        var flags = BinaryPrimitives.ReadUInt16BigEndian(entry[flagsAt..]);
        var nameAt = flagsAt + 2;
        if ((flags & Extended) != 0)
        {
            if (version == 2)
                return 0;
            nameAt += 2;
        }

        var known = flags & NameMask;
        if (version == 4)
        {
            // How much of the last path to keep, in 7 bits a byte, then the rest of this one.
            while (nameAt < entry.Length && entry[nameAt] >= 0x80)
                nameAt++;
            nameAt++;
            known = NameMask;
        }

        if (nameAt >= entry.Length)
            return 0;
        var length = known < NameMask ? known : entry[nameAt..].IndexOf((byte)0);
        if (length < 0 || nameAt + length >= entry.Length || entry[nameAt + length] != 0)
            return 0;
        var size = version == 4 ? nameAt + length + 1 : (nameAt + length + 8) & ~7;
        return size <= entry.Length ? size : 0;
    }

    private ObjectId? FindInExtensions(uint count)
    {
        ObjectId? root = null;
        while (end - Offset >= 8)
        {
            if (!Ensure(8))
                return null;
            var name = Rest[..4];
            var size = BinaryPrimitives.ReadUInt32BigEndian(Rest[4..]);
            // A capital marks what may be passed over. Of the others "sdir" changes nothing here, and "link" has the
            // entries in another file.
            if (name[0] is < (byte)'A' or > (byte)'Z' && !name.SequenceEqual("sdir"u8))
                return null;
            var isTree = name.SequenceEqual("TREE"u8);
            position += 8;
            if (size > end - Offset)
                return null;
            if (isTree)
            {
                if (!Ensure(Math.Min(size, 128)) || (root = ReadRoot(Rest[..(int)Math.Min(size, (uint)Rest.Length)], count)) is null)
                    return null;
            }

            SkipTo(Offset + size);
        }

        return root;
    }

    // "\0<entries> <subtrees>\n<id>": no path, because it is the root; entries are -1 when a change has made it stale.
    private ObjectId? ReadRoot(ReadOnlySpan<byte> tree, uint count)
    {
        if (tree.IsEmpty || tree[0] != 0 || tree[1..].IndexOf((byte)'\n') is not (> 0 and var length) || length > 32)
            return null;
        var numbers = tree.Slice(1, length);
        if (!Utf8Parser.TryParse(numbers, out long entries, out var read) || entries != count || read >= numbers.Length || numbers[read] != (byte)' ')
            return null;
        var id = tree[(length + 2)..];
        return id.Length >= format.ByteLength && ObjectId.From(id[..format.ByteLength]) is { IsZero: false } root ? root : null;
    }

    private bool Ensure(long count)
    {
        if (filled - position >= count)
            return true;
        if (count > window.Length)
            return false;
        Rest.CopyTo(window);
        (windowStart, filled, position) = (Offset, filled - position, 0);
        while (filled < window.Length && RandomAccess.Read(file, window.AsSpan(filled), windowStart + filled) is > 0 and var read)
            filled += read;
        return filled >= count;
    }

    private void SkipTo(long offset)
    {
        if (offset <= windowStart + filled)
            position = (int)(offset - windowStart);
        else
            (windowStart, filled, position) = (offset, 0, 0);
    }
}
