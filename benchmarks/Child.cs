using System.Diagnostics;
using System.Runtime.InteropServices;

namespace GitVan.Benchmarks;

/// <summary>
/// Starts a program and takes the time until it has ended. <c>posix_spawn</c> and <c>waitpid</c>, because <c>Process</c> learns of an end
/// from a thread of its own, which is later by a time that is not the program's.
/// </summary>
internal static unsafe partial class Child
{
    private const int Read = 0, Write = 1, ErrorInterrupted = 4;

    // Larger than any system's: glibc's take 80 bytes.
    private const int Opaque = 512;

    public static (TimeSpan Time, int ExitCode) Run(Command command)
    {
        var actions = stackalloc byte[Opaque];
        posix_spawn_file_actions_init(actions);
        try
        {
            posix_spawn_file_actions_addchdir_np(actions, command.Directory);
            posix_spawn_file_actions_addopen(actions, 0, "/dev/null", Read, 0);
            posix_spawn_file_actions_addopen(actions, 1, "/dev/null", Write, 0);
            posix_spawn_file_actions_addopen(actions, 2, "/dev/null", Write, 0);
            string?[] arguments = [command.Program, .. command.Arguments, null];
            string?[] environment = [.. command.Environment.Select(pair => $"{pair.Key}={pair.Value}"), null];

            var start = Stopwatch.GetTimestamp();
            if (posix_spawn(out var pid, command.Program, actions, null, arguments, environment) is var failure and not 0)
                throw new BenchmarkFailed($"can't start {command.Program}: {Marshal.GetPInvokeErrorMessage(failure)}");
            int status;
            while (waitpid(pid, out status, 0) < 0)
            {
                if (Marshal.GetLastPInvokeError() != ErrorInterrupted)
                    throw new BenchmarkFailed($"can't wait for {command.Program}");
            }

            var signal = status & 0x7f;
            return (Stopwatch.GetElapsedTime(start), signal == 0 ? (status >> 8) & 0xff : 128 + signal);
        }
        finally
        {
            posix_spawn_file_actions_destroy(actions);
        }
    }

    [LibraryImport("libc", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int posix_spawn(out int pid, string path, byte* actions, byte* attributes, string?[] arguments, string?[] environment);

    [LibraryImport("libc")]
    private static partial int posix_spawn_file_actions_init(byte* actions);

    [LibraryImport("libc")]
    private static partial int posix_spawn_file_actions_destroy(byte* actions);

    [LibraryImport("libc", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int posix_spawn_file_actions_addchdir_np(byte* actions, string folder);

    [LibraryImport("libc", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int posix_spawn_file_actions_addopen(byte* actions, int descriptor, string path, int flags, uint mode);

    [LibraryImport("libc", SetLastError = true)]
    private static partial int waitpid(int pid, out int status, int options);
}
