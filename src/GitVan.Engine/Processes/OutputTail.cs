using System.Text;

namespace GitVan.Engine.Processes;

/// <summary>Keeps the last bytes of an output of any length.</summary>
public sealed class OutputTail(int capacity)
{
    // Most jobs say nothing.
    private byte[] ring = [];

    /// <summary>How many bytes went by in all.</summary>
    public long Total { get; private set; }

    public void Append(ReadOnlySpan<byte> bytes)
    {
        if (bytes.IsEmpty)
            return;
        if (ring.Length == 0)
            ring = new byte[capacity];
        var skipped = Math.Max(0, bytes.Length - ring.Length);
        var position = (int)((Total + skipped) % ring.Length);
        var rest = bytes[skipped..];
        var untilEnd = Math.Min(rest.Length, ring.Length - position);
        rest[..untilEnd].CopyTo(ring.AsSpan(position));
        rest[untilEnd..].CopyTo(ring);
        Total += bytes.Length;
    }

    /// <summary>The last bytes, in order; all of them where they were not more than the capacity.</summary>
    public byte[] ToArray()
    {
        if (Total <= ring.Length)
            return ring[..(int)Total];
        var start = (int)(Total % ring.Length);
        return [.. ring.AsSpan(start), .. ring.AsSpan(0, start)];
    }

    /// <summary>The last bytes as text; what is not UTF-8 becomes U+FFFD.</summary>
    public override string ToString() => Encoding.UTF8.GetString(ToArray());
}
