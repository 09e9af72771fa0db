using System.Runtime.InteropServices;

namespace GitVan.Engine.Processes;

/// <summary>
/// A line between us and one child: an inherited, connected socket with no name in the file system. Nothing is read before the child has spoken,
/// so that a program which never does costs two descriptors.
/// </summary>
/// <param name="opened">Called once, on the thread that watches the child, when the child has said something or hung up.</param>
public sealed unsafe class ChildChannel(Action<ChildChannel> opened) : IDisposable
{
    /// <summary>Its number in the child.</summary>
    public const int Descriptor = 3;

    private const int Both = 2;

    /// <summary>Nobody writes to a number that is another file's by now.</summary>
    private readonly Lock writing = new();

    private (int Ours, int Child) ends = Libc.CreateSocketPair();
    private bool isOpen;

    internal int Child => ends.Child;

    /// <summary>Our end as long as the child has not spoken; -1 from then on.</summary>
    internal int Silent => isOpen ? -1 : ends.Ours;

    internal void Open()
    {
        isOpen = true;
        opened(this);
    }

    internal void CloseChild()
    {
        if (ends.Child >= 0)
            Libc.Close(ends.Child);
        ends.Child = -1;
    }

    /// <summary>Waits for bytes.</summary>
    /// <returns>How many; 0 when there will be no more.</returns>
    public int Read(Span<byte> buffer)
    {
        fixed (byte* pointer = buffer)
        {
            nint count;
            while ((count = Libc.Read(ends.Ours, pointer, (nuint)buffer.Length)) < 0 && Marshal.GetLastPInvokeError() == Libc.ErrorInterrupted)
            {
            }

            return (int)Math.Max(count, 0);
        }
    }

    /// <summary>Writes all bytes.</summary>
    /// <returns>False when the child does not listen any more.</returns>
    public bool Write(ReadOnlySpan<byte> bytes)
    {
        lock (writing)
        {
            if (ends.Ours < 0)
                return false;
            fixed (byte* pointer = bytes)
                return Write(pointer, bytes.Length);
        }
    }

    /// <summary>The child sees the end; a Node process does not exit before it does. On Linux what it has said can still be read. Whoever writes stops.</summary>
    public void HangUp() => Libc.ShutDown(ends.Ours, Both);

    public void Dispose()
    {
        CloseChild();
        lock (writing)
        {
            if (ends.Ours >= 0)
                Libc.Close(ends.Ours);
            ends.Ours = -1;
        }
    }

    private bool Write(byte* bytes, int length)
    {
        for (var done = 0; done < length;)
        {
            var count = Libc.Write(ends.Ours, bytes + done, (nuint)(length - done));
            if (count < 0 && Marshal.GetLastPInvokeError() != Libc.ErrorInterrupted)
                return false;
            done += (int)Math.Max(count, 0);
        }

        return true;
    }
}
