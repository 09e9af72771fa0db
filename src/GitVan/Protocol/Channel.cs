using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace GitVan.Protocol;

/// <summary>The job's end of the socket: whole lines out, from any thread; whole lines in, on one.</summary>
/// <remarks>Read and written as a file: that needs no <c>System.Net.Sockets</c>, which is slow to load. Nobody closes it: the end of the process does, and a thread
/// that reads would keep it open anyway.</remarks>
internal sealed partial class Channel
{
    /// <summary>Bytes, with the line feed.</summary>
    public const int LongestMessage = 16 * 1024 * 1024;

    public const string HungUp = "gitvan has hung up";

    private readonly FileStream _socket;
    private readonly Lock _writing = new();
    private byte[] _buffer = new byte[4096];
    private int _start, _end;

    /// <summary>Takes the descriptor over, and keeps it from the programs that the job starts.</summary>
    public Channel(int descriptor)
    {
        _socket = new FileStream(new SafeFileHandle(descriptor, ownsHandle: true), FileAccess.ReadWrite, bufferSize: 0);
        // Not fcntl: a variadic argument goes elsewhere than any other on Apple's processors. This request has none.
        _ = Ioctl(descriptor, OperatingSystem.IsMacOS() ? 0x20006601u : 0x5451u);
    }

    /// <exception cref="IOException">The other end is closed.</exception>
    public void Write(ReadOnlySpan<byte> line)
    {
        try
        {
            lock (_writing)
                _socket.Write(line);
        }
        catch (Exception e) when (IsClosed(e))
        {
            throw new IOException(HungUp, e);
        }
    }

    /// <summary>The next line without its line feed, valid until the next call; empty, with false, when the other end is closed.</summary>
    /// <exception cref="InvalidDataException">A line is too long.</exception>
    public bool TryReadLine(out ReadOnlyMemory<byte> line)
    {
        var seen = _start;
        int length;
        while ((length = _buffer.AsSpan(seen, _end - seen).IndexOf((byte)'\n')) < 0)
        {
            seen = _end;
            if (!Fill(ref seen))
            {
                line = default;
                return false;
            }
        }

        line = _buffer.AsMemory(_start, seen + length - _start);
        _start = seen + length + 1;
        return true;
    }

    // Makes room, and reads what there is; the place that was seen moves along.
    private bool Fill(ref int seen)
    {
        if (_end == _buffer.Length)
        {
            if (_end - _start >= LongestMessage)
                throw new InvalidDataException("gitvan sent a message of more than 16 MiB");
            var larger = _start > 0 ? _buffer : new byte[_buffer.Length * 2];
            _buffer.AsSpan(_start, _end - _start).CopyTo(larger);
            (seen, _start, _end, _buffer) = (seen - _start, 0, _end - _start, larger);
        }

        int count;
        try
        {
            count = _socket.Read(_buffer.AsSpan(_end));
        }
        catch (Exception e) when (IsClosed(e))
        {
            return false;
        }

        _end += count;
        return count > 0;
    }

    // Reset by the other end; or the descriptor is none, which .NET calls a missing permission.
    private static bool IsClosed(Exception e) => e is IOException or UnauthorizedAccessException;

    [LibraryImport("libc", EntryPoint = "ioctl")]
    private static partial int Ioctl(int descriptor, nuint request);
}
