using System.Runtime.InteropServices;

namespace GitVan.Cli.Terminal;

/// <summary>
/// Bytes to our own outputs, as they are. <c>Console</c>'s stream hides that nobody reads any more, and a <c>FileStream</c> would write at
/// positions of its own into a file that jobs append to.
/// </summary>
internal static unsafe partial class StandardOutput
{
    private const int Interrupted = 4;

    [LibraryImport("libc", EntryPoint = "write", SetLastError = true)]
    private static partial nint Write(int fd, byte* bytes, nuint count);

    [LibraryImport("libc", EntryPoint = "poll", SetLastError = true)]
    private static partial int Poll(long* fd, nuint count, int milliseconds);

    [LibraryImport("libc", EntryPoint = "ioctl")]
    private static partial int Control(int fd, nuint request, ushort* rowsAndColumns);

    /// <summary>How wide the terminal of standard error is; 0 where that is unknown.</summary>
    public static int ColumnsOfError()
    {
        // ioctl has arguments of any number, which macOS passes in another way.
        if (!OperatingSystem.IsLinux())
            return Console.IsOutputRedirected ? 0 : Console.WindowWidth;
        const int windowSize = 0x5413;
        var size = stackalloc ushort[4];
        return Control(2, windowSize, size) == 0 ? size[1] : 0;
    }

    /// <returns>False when nobody reads any more.</returns>
    public static bool Write(bool error, ReadOnlySpan<byte> bytes)
    {
        if (OperatingSystem.IsWindows())
        {
            using var stream = error ? Console.OpenStandardError() : Console.OpenStandardOutput();
            stream.Write(bytes);
            return true;
        }

        while (!bytes.IsEmpty)
        {
            nint written;
            fixed (byte* start = bytes)
                written = Write(error ? 2 : 1, start, (nuint)bytes.Length);
            if (written < 0)
            {
                var code = Marshal.GetLastPInvokeError();
                if (code == Interrupted)
                    continue;

                // Somebody made the terminal non-blocking, and it is slow. EAGAIN is 11 on Linux and 35 on macOS.
                if (code is not (11 or 35))
                    return false;
                var waitForRoom = (error ? 2L : 1L) | 4L << 32;
                Poll(&waitForRoom, 1, 1000);
                continue;
            }

            bytes = bytes[(int)written..];
        }

        return true;
    }
}
