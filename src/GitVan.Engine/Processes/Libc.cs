using System.Runtime.InteropServices;

namespace GitVan.Engine.Processes;

/// <summary>The C library's calls that .NET has no API for. <c>Process.Start</c> can neither make a process group nor tell a child's peak memory.</summary>
internal static unsafe partial class Libc
{
    public const int Interrupt = 2, Kill = 9, Terminate = 15, TerminalInput = 21, TerminalOutput = 22;
    public const short PollIn = 1, PollOut = 4, PollError = 8, PollHangUp = 16;
    public const int NoHang = 1;
    public const int ErrorNoEntry = 2, ErrorInterrupted = 4, ErrorBrokenPipe = 32, ErrorNotExecutable = 8;
    public const int SetGroup = 2, SetDefaultSignals = 4, SetSignalMask = 8, CloseOnExecByDefault = 0x4000;

    /// <summary>What was written is shown before the settings change.</summary>
    public const int AfterOutput = 1;

    /// <summary>More than any C library's <c>posix_spawnattr_t</c> (336 bytes on glibc), <c>posix_spawn_file_actions_t</c> (80), <c>struct sigaction</c> or <c>struct termios</c>.</summary>
    public const int OpaqueSize = 512;

    [StructLayout(LayoutKind.Sequential)]
    public struct PollFd
    {
        public int Fd;
        public short Events;
        public short Returned;
    }

    /// <summary>The head of <c>struct rusage</c>, the same on 64-bit Linux and macOS.</summary>
    [StructLayout(LayoutKind.Explicit, Size = 144)]
    public struct ResourceUsage
    {
        [FieldOffset(0)] public long UserSeconds;
        [FieldOffset(8)] public int UserMicroseconds;
        [FieldOffset(16)] public long SystemSeconds;
        [FieldOffset(24)] public int SystemMicroseconds;

        /// <summary>KiB on Linux, bytes on macOS.</summary>
        [FieldOffset(32)] public long PeakMemory;
    }

    [LibraryImport("libc", EntryPoint = "sysconf")]
    public static partial nint Configured(int name);

    [LibraryImport("libc", EntryPoint = "posix_spawn")]
    public static partial int Spawn(out int pid, byte* path, void* actions, void* attributes, byte** argv, byte** envp);

    [LibraryImport("libc", EntryPoint = "posix_spawn_file_actions_init")]
    public static partial int ActionsInit(void* actions);

    [LibraryImport("libc", EntryPoint = "posix_spawn_file_actions_destroy")]
    public static partial int ActionsDestroy(void* actions);

    [LibraryImport("libc", EntryPoint = "posix_spawn_file_actions_adddup2")]
    public static partial int ActionsDup(void* actions, int from, int to);

    [LibraryImport("libc", EntryPoint = "posix_spawn_file_actions_addopen")]
    public static partial int ActionsOpen(void* actions, int fd, byte* path, int flags, uint mode);

    [LibraryImport("libc", EntryPoint = "posix_spawn_file_actions_addchdir_np")]
    public static partial int ActionsDirectory(void* actions, byte* path);

    [LibraryImport("libc", EntryPoint = "posix_spawnattr_init")]
    public static partial int AttributesInit(void* attributes);

    [LibraryImport("libc", EntryPoint = "posix_spawnattr_destroy")]
    public static partial int AttributesDestroy(void* attributes);

    [LibraryImport("libc", EntryPoint = "posix_spawnattr_setflags")]
    public static partial int AttributesFlags(void* attributes, short flags);

    [LibraryImport("libc", EntryPoint = "posix_spawnattr_setpgroup")]
    public static partial int AttributesGroup(void* attributes, int group);

    [LibraryImport("libc", EntryPoint = "posix_spawnattr_setsigdefault")]
    public static partial int AttributesDefaultSignals(void* attributes, void* set);

    [LibraryImport("libc", EntryPoint = "posix_spawnattr_setsigmask")]
    public static partial int AttributesSignalMask(void* attributes, void* set);

    [LibraryImport("libc", EntryPoint = "sigfillset")]
    public static partial int FillSet(void* set);

    [LibraryImport("libc", EntryPoint = "sigemptyset")]
    public static partial int EmptySet(void* set);

    [LibraryImport("libc", EntryPoint = "sigaddset")]
    public static partial int AddToSet(void* set, int signal);

    [LibraryImport("libc", EntryPoint = "sigdelset")]
    public static partial int RemoveFromSet(void* set, int signal);

    [LibraryImport("libc", EntryPoint = "pthread_sigmask")]
    private static partial int ChangeMask(int how, void* set, void* before);

    [LibraryImport("libc", EntryPoint = "sigaction")]
    public static partial int SetAction(int signal, void* action, void* before);

    [LibraryImport("libc", EntryPoint = "tcgetpgrp")]
    public static partial int ForegroundOf(int terminal);

    [LibraryImport("libc", EntryPoint = "tcsetpgrp")]
    public static partial int SetForeground(int terminal, int group);

    [LibraryImport("libc", EntryPoint = "tcgetattr")]
    public static partial int GetSettings(int terminal, void* settings);

    [LibraryImport("libc", EntryPoint = "tcsetattr")]
    public static partial int SetSettings(int terminal, int when, void* settings);

    [LibraryImport("libc", EntryPoint = "wait4", SetLastError = true)]
    public static partial int Wait(int pid, out int status, int options, out ResourceUsage usage);

    [LibraryImport("libc", EntryPoint = "kill", SetLastError = true)]
    public static partial int Signal(int pid, int signal);

    [LibraryImport("libc", EntryPoint = "getpgid")]
    public static partial int GroupOf(int pid);

    [LibraryImport("libc", EntryPoint = "pipe", SetLastError = true)]
    private static partial int PlainPipe(int* ends);

    [LibraryImport("libc", EntryPoint = "pipe2", SetLastError = true)]
    private static partial int Pipe2(int* ends, int flags);

    [LibraryImport("libc", EntryPoint = "poll", SetLastError = true)]
    public static partial int Poll(PollFd* fds, nuint count, int milliseconds);

    [LibraryImport("libc", EntryPoint = "read", SetLastError = true)]
    public static partial nint Read(int fd, byte* buffer, nuint count);

    [LibraryImport("libc", EntryPoint = "write", SetLastError = true)]
    public static partial nint Write(int fd, byte* buffer, nuint count);

    [LibraryImport("libc", EntryPoint = "socketpair", SetLastError = true)]
    private static partial int SocketPair(int domain, int type, int protocol, int* ends);

    [LibraryImport("libc", EntryPoint = "shutdown")]
    public static partial int ShutDown(int fd, int how);

    [LibraryImport("libc", EntryPoint = "close")]
    public static partial int Close(int fd);

    [LibraryImport("libc", EntryPoint = "access")]
    public static partial int Access([MarshalAs(UnmanagedType.LPUTF8Str)] string path, int mode);

    [LibraryImport("libc", EntryPoint = "prctl")]
    public static partial int ProcessControl(int option, nuint value, nuint a, nuint b, nuint c);

    [LibraryImport("libc", EntryPoint = "syscall", SetLastError = true)]
    private static partial long SystemCall(long number, long a, long b);

    /// <summary>No handler of ours is called, and the signal is gone.</summary>
    /// <param name="before">Takes what was done with it before.</param>
    public static void Ignore(int signal, void* before)
    {
        // The handler is the first field, and SIG_IGN is 1.
        var action = stackalloc byte[OpaqueSize];
        new Span<byte>(action, OpaqueSize).Clear();
        *(nint*)action = 1;
        SetAction(signal, action, before);
    }

    /// <summary>This thread does not get these signals besides.</summary>
    public static void Block(void* set, void* before) => ChangeMask(OperatingSystem.IsMacOS() ? 1 : 0, set, before);

    /// <summary>This thread gets all signals but these.</summary>
    public static void SetMask(void* set) => ChangeMask(OperatingSystem.IsMacOS() ? 3 : 2, set, null);

    /// <summary>A descriptor that becomes readable when the child ends; -1 where the system has none (before Linux 5.3, macOS).</summary>
    public static int OpenPidFd(int pid) => OperatingSystem.IsLinux() ? (int)SystemCall(434, pid, 0) : -1;

    /// <summary>Two connected stream sockets that no child inherits by itself, and that have no name anywhere.</summary>
    public static (int Ours, int Theirs) CreateSocketPair()
    {
        const int unix = 1, stream = 1, linuxCloseOnExec = 0x80000;
        var ends = stackalloc int[2];
        if (SocketPair(unix, OperatingSystem.IsLinux() ? stream | linuxCloseOnExec : stream, 0, ends) != 0)
            throw new IOException($"socketpair: {Marshal.GetPInvokeErrorMessage(Marshal.GetLastPInvokeError())}");
        return (ends[0], ends[1]);
    }

    /// <summary>A pipe whose ends no child inherits by itself.</summary>
    public static (int Read, int Write) CreatePipe()
    {
        var ends = stackalloc int[2];
        const int linuxCloseOnExec = 0x80000;
        if ((OperatingSystem.IsLinux() ? Pipe2(ends, linuxCloseOnExec) : PlainPipe(ends)) != 0)
            throw new IOException($"pipe: {Marshal.GetPInvokeErrorMessage(Marshal.GetLastPInvokeError())}");
        return (ends[0], ends[1]);
    }
}
