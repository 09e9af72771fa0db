using System.Runtime.InteropServices;

namespace GitVan.Scripts;

/// <summary>What POSIX has and .NET lacks: a child in a process group of its own, and signals to that group.</summary>
internal static partial class Native
{
    public const int SigKill = 9, SigTerm = 15;

    private const short SetProcessGroup = 2, SetSignalDefaults = 4, SetSignalMask = 8;

    // Larger than any system's: glibc's attributes take 336 bytes, its signal sets 128.
    private const int Opaque = 512;

    /// <summary>Starts a program with its three streams on files.</summary>
    /// <returns>Its process id, which is its group's as well.</returns>
    public static unsafe int Spawn(string program, string[] args, string[] environment, string folder, string input, string output, string error)
    {
        byte* attributes = stackalloc byte[Opaque], actions = stackalloc byte[Opaque], signals = stackalloc byte[Opaque];
        posix_spawnattr_init(attributes);
        posix_spawn_file_actions_init(actions);
        try
        {
            posix_spawnattr_setflags(attributes, SetProcessGroup | SetSignalDefaults | SetSignalMask);
            posix_spawnattr_setpgroup(attributes, 0);
            sigemptyset(signals);
            posix_spawnattr_setsigmask(attributes, signals);
            // .NET ignores SIGPIPE, and a shell its background jobs' SIGINT; a child would inherit both.
            foreach (var signal in (ReadOnlySpan<int>)[1, 2, 3, 13, SigTerm]) sigaddset(signals, signal);
            posix_spawnattr_setsigdefault(attributes, signals);

            posix_spawn_file_actions_addchdir_np(actions, folder);
            posix_spawn_file_actions_addopen(actions, 0, input, 0, 0);
            var write = 1 | (OperatingSystem.IsMacOS() ? 0x600 : 0x240); // O_WRONLY, O_CREAT and O_TRUNC
            posix_spawn_file_actions_addopen(actions, 1, output, write, 0x1a4);
            posix_spawn_file_actions_addopen(actions, 2, error, write, 0x1a4);
            var failure = posix_spawn(out var pid, program, actions, attributes, [.. args, null], [.. environment, null]);
            return failure == 0 ? pid : throw new IOException($"can't start {program}: {Marshal.GetPInvokeErrorMessage(failure)}");
        }
        finally
        {
            posix_spawn_file_actions_destroy(actions);
            posix_spawnattr_destroy(attributes);
        }
    }

    /// <summary>Waits for a child, blocking.</summary>
    /// <returns>Its exit code, or 128 and the signal that ended it.</returns>
    public static int Wait(int pid)
    {
        int status;
        const int interrupted = 4;
        while (waitpid(pid, out status, 0) < 0)
            if (Marshal.GetLastPInvokeError() != interrupted) throw new IOException($"can't wait for process {pid}");
        var signal = status & 0x7f;
        return signal == 0 ? (status >> 8) & 0xff : 128 + signal;
    }

    /// <summary>Sends a signal to a process, or to a group where the id is negative.</summary>
    /// <returns>Whether there was one. Signal 0 only asks.</returns>
    public static bool Signal(int pid, int signal) => kill(pid, signal) == 0;

    public static bool IsRoot => geteuid() == 0;

    [LibraryImport("libc", StringMarshalling = StringMarshalling.Utf8)]
    private static unsafe partial int posix_spawn(out int pid, string path, byte* actions, byte* attributes, string?[] args, string?[] environment);

    [LibraryImport("libc")]
    private static unsafe partial int posix_spawnattr_init(byte* attributes);

    [LibraryImport("libc")]
    private static unsafe partial int posix_spawnattr_destroy(byte* attributes);

    [LibraryImport("libc")]
    private static unsafe partial int posix_spawnattr_setflags(byte* attributes, short flags);

    [LibraryImport("libc")]
    private static unsafe partial int posix_spawnattr_setpgroup(byte* attributes, int group);

    [LibraryImport("libc")]
    private static unsafe partial int posix_spawnattr_setsigmask(byte* attributes, byte* signals);

    [LibraryImport("libc")]
    private static unsafe partial int posix_spawnattr_setsigdefault(byte* attributes, byte* signals);

    [LibraryImport("libc")]
    private static unsafe partial int posix_spawn_file_actions_init(byte* actions);

    [LibraryImport("libc")]
    private static unsafe partial int posix_spawn_file_actions_destroy(byte* actions);

    [LibraryImport("libc", StringMarshalling = StringMarshalling.Utf8)]
    private static unsafe partial int posix_spawn_file_actions_addchdir_np(byte* actions, string folder);

    [LibraryImport("libc", StringMarshalling = StringMarshalling.Utf8)]
    private static unsafe partial int posix_spawn_file_actions_addopen(byte* actions, int descriptor, string path, int flags, uint mode);

    [LibraryImport("libc")]
    private static unsafe partial int sigemptyset(byte* signals);

    [LibraryImport("libc")]
    private static unsafe partial int sigaddset(byte* signals, int signal);

    [LibraryImport("libc", SetLastError = true)]
    private static partial int waitpid(int pid, out int status, int options);

    [LibraryImport("libc")]
    private static partial int kill(int pid, int signal);

    [LibraryImport("libc")]
    private static partial uint geteuid();
}
