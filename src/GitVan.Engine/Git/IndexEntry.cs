using System.Buffers.Binary;

namespace GitVan.Engine.Git;

/// <summary>One entry of an index, as it lies there.</summary>
internal readonly ref struct IndexEntry
{
    private const ushort Extended = 0x4000, NameMask = 0xfff;

    // In the second flags of an entry, which only an extended one has.
    private const ushort SkipWorkTree = 0x4000;

    private IndexEntry(int size, uint mode, ushort moreFlags, int cut, ReadOnlySpan<byte> name)
    {
        (Size, Cut) = (size, cut);
        Name = name;
        (IsFolder, IsSubmodule, IsLeftOut) = (mode >> 12 == 4, mode >> 12 == 14, (moreFlags & SkipWorkTree) != 0);
    }

    /// <summary>Bytes, with the padding.</summary>
    public int Size { get; }

    /// <summary>In version 4: bytes at the end of the path before that are not in this one, whose others come before its name. Otherwise -1.</summary>
    public int Cut { get; }

    public ReadOnlySpan<byte> Name { get; }

    /// <summary>Stands for all below it, in a sparse index.</summary>
    public bool IsFolder { get; }

    public bool IsSubmodule { get; }

    /// <summary>Of a sparse checkout, where git does not find it all the same.</summary>
    public bool IsLeftOut { get; }

    /// <returns>False where the entry at the start isn't there as a whole.</returns>
    public static bool TryRead(ReadOnlySpan<byte> bytes, uint version, ObjectFormat format, out IndexEntry entry)
    {
        entry = default;
        var flagsAt = 40 + format.ByteLength;
        if (bytes.Length < flagsAt + 4)
            return false;
        var flags = BinaryPrimitives.ReadUInt16BigEndian(bytes[flagsAt..]);
        var nameAt = flagsAt + 2;
        ushort moreFlags = 0;
        if ((flags & Extended) != 0)
        {
            if (version == 2)
                return false;
            moreFlags = BinaryPrimitives.ReadUInt16BigEndian(bytes[nameAt..]);
            nameAt += 2;
        }

        var (known, cut) = (flags & NameMask, -1);
        if (version == 4)
        {
            // 7 bits a byte, and no number can be written in two ways: each further byte stands for one more.
            for (var more = true; more; nameAt++)
            {
                if (nameAt >= bytes.Length || cut > int.MaxValue >> 8)
                    return false;
                cut = (cut + 1 << 7) | bytes[nameAt] & 0x7f;
                more = bytes[nameAt] >= 0x80;
            }

            known = NameMask;
        }

        if (nameAt >= bytes.Length)
            return false;
        var length = known < NameMask ? known : bytes[nameAt..].IndexOf((byte)0);
        if (length < 0 || nameAt + length >= bytes.Length || bytes[nameAt + length] != 0)
            return false;
        var size = version == 4 ? nameAt + length + 1 : (nameAt + length + 8) & ~7;
        if (size > bytes.Length)
            return false;
        entry = new IndexEntry(size, BinaryPrimitives.ReadUInt32BigEndian(bytes[24..]), moreFlags, cut, bytes.Slice(nameAt, length));
        return true;
    }
}
