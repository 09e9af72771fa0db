using Microsoft.Win32.SafeHandles;

namespace GitVan.Engine.Processes;

/// <summary>
/// The terminal while a program has it that shares our group. Ctrl-C is then the program's: an editor goes on after it. Afterwards the terminal is ours
/// and set as it was, whatever the program did to it, and however it ended.
/// </summary>
internal sealed unsafe class LentTerminal : IDisposable
{
    public const string Path = "/dev/tty";

    private readonly SafeFileHandle terminal;
    private readonly byte[] settings = new byte[Libc.OpaqueSize], onInterrupt = new byte[Libc.OpaqueSize];
    private readonly bool isOurs, hasSettings;

    private LentTerminal(SafeFileHandle terminal)
    {
        this.terminal = terminal;
        isOurs = Libc.ForegroundOf(Descriptor) == Libc.GroupOf(0);
        fixed (byte* to = settings)
            hasSettings = Libc.GetSettings(Descriptor, to) == 0;

        // Ignored by the kernel: a handler would run when it likes, also after we have the terminal again.
        fixed (byte* to = onInterrupt)
            Libc.Ignore(Libc.Interrupt, to);
    }

    private int Descriptor => (int)terminal.DangerousGetHandle();

    /// <summary>Whether there is one, also where our own standard input is something else.</summary>
    public static bool IsThere()
    {
        using var terminal = Open();
        return terminal is not null;
    }

    /// <returns>Null where there is no terminal.</returns>
    public static LentTerminal? TryLend() => Open() is { } terminal ? new(terminal) : null;

    public void Dispose()
    {
        // Where another group is alive in front, such as a shell whose git ended, the terminal is theirs.
        var front = Libc.ForegroundOf(Descriptor);
        if (isOurs && (front == Libc.GroupOf(0) || Libc.Signal(-front, 0) != 0))
            Restore();
        fixed (byte* from = onInterrupt)
            Libc.SetAction(Libc.Interrupt, from, null);
        terminal.Dispose();
    }

    /// <summary>Who is not in front is stopped for this, unless it blocks the signal.</summary>
    private void Restore()
    {
        var signals = stackalloc byte[Libc.OpaqueSize];
        var before = stackalloc byte[Libc.OpaqueSize];
        Libc.EmptySet(signals);
        Libc.AddToSet(signals, Libc.TerminalOutput);
        Libc.Block(signals, before);
        Libc.SetForeground(Descriptor, Libc.GroupOf(0));
        fixed (byte* from = settings)
        {
            if (hasSettings)
                Libc.SetSettings(Descriptor, Libc.AfterOutput, from);
        }

        Libc.SetMask(before);
    }

    private static SafeFileHandle? Open()
    {
        try
        {
            return File.OpenHandle(Path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
