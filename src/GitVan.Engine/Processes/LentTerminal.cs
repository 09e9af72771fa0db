using Microsoft.Win32.SafeHandles;

namespace GitVan.Engine.Processes;

/// <summary>
/// The terminal while a program has it that shares our group. Ctrl-C is then the program's: an editor goes on after it. Afterwards the terminal is ours
/// and set as it was, whatever the program did to it, and however it ended.
/// </summary>
internal sealed unsafe class LentTerminal : IDisposable
{
    public const string Path = "/dev/tty";

    /// <summary>More than any C library's <c>struct termios</c>.</summary>
    private const int SettingsSize = 256;

    private readonly SafeFileHandle terminal;
    private readonly Interruption interruption;
    private readonly byte[] settings = new byte[SettingsSize];
    private readonly bool isOurs, hasSettings;

    private LentTerminal(SafeFileHandle terminal, Interruption interruption)
    {
        (this.terminal, this.interruption) = (terminal, interruption);
        isOurs = Libc.ForegroundOf(Descriptor) == Libc.GroupOf(0);
        fixed (byte* to = settings)
            hasSettings = Libc.GetSettings(Descriptor, to) == 0;
        interruption.Lend();
    }

    /// <summary>The program took Ctrl-C for its end, so the person wished it.</summary>
    public bool IsInterrupted { get; set; }

    private int Descriptor => (int)terminal.DangerousGetHandle();

    /// <summary>Whether there is one, also where our own standard input is something else.</summary>
    public static bool IsThere()
    {
        using var terminal = Open();
        return terminal is not null;
    }

    /// <returns>Null where there is no terminal.</returns>
    public static LentTerminal? TryLend(Interruption interruption) => Open() is { } terminal ? new(terminal, interruption) : null;

    public void Dispose()
    {
        // Where another group is alive in front, such as a shell whose git ended, the terminal is theirs.
        var front = Libc.ForegroundOf(Descriptor);
        if (isOurs && (front == Libc.GroupOf(0) || Libc.Signal(-front, 0) != 0))
            Restore();
        interruption.TakeBack(IsInterrupted);
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
