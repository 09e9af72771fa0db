using GitVan.Engine.Files;

namespace GitVan.Engine.Git;

/// <summary>The <c>packed-refs</c> file, searched as the bytes it is. A line that is not one of git's is passed over.</summary>
internal sealed class PackedRefs
{
    private const int MaxBytes = 512 << 20;

    private readonly byte[] bytes;
    private readonly bool sorted;
    private readonly int first;
    private readonly int hexLength;

    private PackedRefs(byte[] bytes, ObjectFormat format)
    {
        this.bytes = bytes;
        hexLength = format.HexLength;
        ReadOnlySpan<byte> header = bytes.AsSpan().StartsWith("#"u8) ? bytes.AsSpan(0, EndOfLine(0)) : [];
        sorted = header.IndexOf(" sorted"u8) >= 0;
        first = header.Length;
    }

    public static PackedRefs Read(string commonDirectory, ObjectFormat format) =>
        new(BoundedFile.TryRead(Path.Join(commonDirectory, "packed-refs"), MaxBytes) ?? [], format);

    public ObjectId? Find(ReadOnlySpan<byte> name)
    {
        for (var position = FindStart(name); position < bytes.Length;)
        {
            var line = NextLine(ref position);
            var order = NameOf(line).SequenceCompareTo(name);
            if (order == 0 && ObjectId.TryParse(line[..hexLength], out var id))
                return id;
            if (order > 0 && sorted)
                break;
        }

        return null;
    }

    /// <summary>Calls <paramref name="add"/> for each name that begins with <paramref name="prefix"/>.</summary>
    public void List(ReadOnlySpan<byte> prefix, Adder add)
    {
        for (var position = FindStart(prefix); position < bytes.Length;)
        {
            var line = NextLine(ref position);
            var name = NameOf(line);
            if (name.StartsWith(prefix))
            {
                if (ObjectId.TryParse(line[..hexLength], out var id))
                    add(name, id);
            }
            else if (sorted && name.SequenceCompareTo(prefix) > 0)
            {
                break;
            }
        }
    }

    public delegate void Adder(ReadOnlySpan<byte> name, ObjectId id);

    // The first line whose name is not before the one that is wanted; git says in the header whether it sorted them.
    private int FindStart(ReadOnlySpan<byte> name)
    {
        var (low, high) = (first, sorted ? bytes.Length : first);
        while (low < high)
        {
            var middle = low + (high - low) / 2;
            var start = StartOfLine(low, middle);
            // "^<id>" tells more about the tag on the line before it and has no name of its own to compare.
            if (start > low && bytes[start] == (byte)'^')
                start = StartOfLine(low, start - 1);
            var end = start;
            if (NameOf(NextLine(ref end)).SequenceCompareTo(name) < 0)
                low = end < bytes.Length && bytes[end] == (byte)'^' ? EndOfLine(end) : end;
            else
                high = start;
        }

        return low;
    }

    private int StartOfLine(int low, int position) => low + bytes.AsSpan(low, position - low).LastIndexOf((byte)'\n') + 1;

    private ReadOnlySpan<byte> NextLine(ref int position)
    {
        var end = EndOfLine(position);
        var line = bytes.AsSpan(position, end - position).TrimEnd("\r\n"u8);
        position = end;
        return line;
    }

    private int EndOfLine(int position)
    {
        var length = bytes.AsSpan(position).IndexOf((byte)'\n');
        return length < 0 ? bytes.Length : position + length + 1;
    }

    private ReadOnlySpan<byte> NameOf(ReadOnlySpan<byte> line) =>
        line.Length > hexLength + 1 && line[hexLength] == (byte)' ' ? line[(hexLength + 1)..] : [];
}
