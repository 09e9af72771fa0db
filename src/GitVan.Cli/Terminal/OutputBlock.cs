using GitVan.Engine.Processes;

namespace GitVan.Cli.Terminal;

/// <summary>What one job writes while others do, kept to be shown in one piece. Bounded: of more the beginning is kept, and the run has the end.</summary>
internal sealed class OutputBlock
{
    /// <summary>Bytes.</summary>
    private const int Most = 1024 * 1024;

    private readonly MemoryStream bytes = new();
    private readonly List<(int End, bool Error)> parts = [];

    /// <summary>Bytes that are not kept.</summary>
    public long Dropped { get; private set; }

    public bool IsEmpty => bytes.Length == 0;

    public void Append(bool error, ReadOnlySpan<byte> more)
    {
        var room = Dropped > 0 ? 0 : Math.Min(more.Length, Most - (int)bytes.Length);
        Dropped += more.Length - room;
        if (room == 0)
            return;
        bytes.Write(more[..room]);
        if (parts is [.., var last] && last.Error == error)
            parts.RemoveAt(parts.Count - 1);
        parts.Add(((int)bytes.Length, error));
    }

    /// <param name="tail">The end of what the job wrote.</param>
    public void Show(Screen screen, ReadOnlySpan<byte> tail)
    {
        ReadOnlySpan<byte> all = bytes.GetBuffer().AsSpan(0, (int)bytes.Length);
        var (start, isError) = (0, false);
        foreach (var (end, error) in parts)
        {
            screen.Through(error, all[start..end]);
            (start, isError) = (end, error);
        }

        if (Dropped > 0)
        {
            var rest = tail[(int)Math.Max(0, tail.Length - Dropped)..];
            screen.Through(isError, System.Text.Encoding.UTF8.GetBytes($"\n… {Dropped - rest.Length} bytes are left out …\n"));
            screen.Through(isError, rest);
            all = rest;
        }

        // What follows begins a line of its own.
        if (all is [.., not (byte)'\n'])
            screen.Through(isError, "\n"u8);
    }
}
