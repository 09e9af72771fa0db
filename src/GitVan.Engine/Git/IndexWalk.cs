using System.Buffers.Binary;
using System.Buffers.Text;
using GitVan.Engine.Processes;
using Microsoft.Win32.SafeHandles;

namespace GitVan.Engine.Git;

/// <summary>Walks over an index through a window of bounded size; trusts no length in it.</summary>
internal sealed class IndexWalk(SafeFileHandle file, ObjectFormat format)
{
    // Small enough for the processor's cache, large enough for few calls; and more than any path, which bounds an entry.
    private const int WindowSize = 128 << 10;
    private const int HeaderSize = 12;

    private readonly long end = RandomAccess.GetLength(file) - format.ByteLength;
    private byte[] window = [];
    private long windowStart;
    private int filled;
    private int position;
    private byte[] path = [];

    private long Offset => windowStart + position;

    private ReadOnlySpan<byte> Rest => window.AsSpan(position, filled - position);

    public ObjectId? FindRootTree() => Begin(out var version, out var count) && SkipEntries(version, count, null) && SkipExtensions(count, out var root) ? root : null;

    public List<string>? FindPaths()
    {
        List<string> paths = [];
        return Begin(out var version, out var count) && SkipEntries(version, count, paths) && SkipExtensions(count, out _) ? paths : null;
    }

    private bool Begin(out uint version, out uint count)
    {
        (version, count) = (0, 0);
        window = GC.AllocateUninitializedArray<byte>((int)Math.Clamp(end + format.ByteLength, HeaderSize, WindowSize));
        if (!Ensure(HeaderSize) || !Rest.StartsWith("DIRC"u8))
            return false;
        version = BinaryPrimitives.ReadUInt32BigEndian(Rest[4..]);
        count = BinaryPrimitives.ReadUInt32BigEndian(Rest[8..]);
        position += HeaderSize;
        return version is >= 2 and <= 4;
    }

    /// <param name="paths">Takes what is tracked; null where nobody asks.</param>
    private bool SkipEntries(uint version, uint count, List<string>? paths)
    {
        for (var i = 0u; i < count; i++)
        {
            // Cut off by the window's end, or not an entry at all: a full window tells.
            if (!IndexEntry.TryRead(Rest, version, format, out var entry)
                && !(Ensure(Math.Min(window.Length, end - Offset)) && IndexEntry.TryRead(Rest, version, format, out entry)))
                return false;
            if (paths is not null && !Take(entry, paths))
                return false;
            position += entry.Size;
        }

        return Offset <= end;
    }

    /// <returns>False where only git can say what is there.</returns>
    private bool Take(IndexEntry entry, List<string> paths)
    {
        if (entry.IsLeftOut || entry.IsFolder || entry.Cut > path.Length)
            return false;
        var whole = entry.Name;
        if (entry.Cut >= 0)
            whole = path = [.. path.AsSpan(0, path.Length - entry.Cut), .. entry.Name];

        // One that is not merged has an entry for each side.
        if (!entry.IsSubmodule && NativeText.Decode(whole) is var text && (paths.Count == 0 || paths[^1] != text))
            paths.Add(text);
        return true;
    }

    /// <returns>False where one of them may change what the entries mean.</returns>
    private bool SkipExtensions(uint count, out ObjectId? root)
    {
        root = null;
        while (end - Offset >= 8)
        {
            if (!Ensure(8))
                return false;
            var name = Rest[..4];
            var size = BinaryPrimitives.ReadUInt32BigEndian(Rest[4..]);
            // A capital marks what may be passed over. Of the others "sdir" changes nothing here, and "link" has the
            // entries in another file.
            if (name[0] is < (byte)'A' or > (byte)'Z' && !name.SequenceEqual("sdir"u8))
                return false;
            var isTree = name.SequenceEqual("TREE"u8);
            position += 8;
            if (size > end - Offset)
                return false;
            if (isTree)
            {
                if (!Ensure(Math.Min(size, 128)))
                    return false;
                root = ReadRoot(Rest[..(int)Math.Min(size, (uint)Rest.Length)], count);
            }

            SkipTo(Offset + size);
        }

        return true;
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
