using System.Globalization;
using System.Runtime.InteropServices;
using GitVan.Engine.Processes;

namespace GitVan.Engine.Locks;

/// <summary>This process as a lock names it, so that others of this machine and boot can tell when it is dead.</summary>
/// <param name="BootId">Null where the system has none (macOS): then a lock outlives its holder by its ttl.</param>
/// <param name="Start">Clock ticks after the boot.</param>
public sealed record HolderProcess(string Host, string? BootId, long? PidNamespace, int Pid, long? Start)
{
    private const int NoSuchProcess = 3;

    /// <param name="host">The machine's name.</param>
    public static HolderProcess Read(string host)
    {
        var pid = Environment.ProcessId;
        if (!OperatingSystem.IsLinux())
            return new(host, null, null, pid, null);

        // "pid:[4026531836]" (namespaces(7)).
        var space = new FileInfo("/proc/self/ns/pid").LinkTarget?.Trim('p', 'i', 'd', ':', '[', ']');
        return new(
            host,
            TryReadText("/proc/sys/kernel/random/boot_id")?.Trim(),
            long.TryParse(space, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null,
            pid,
            TryReadStat(pid)?.Start);
    }

    /// <summary>Whether the holder that a record names was a process of this host and boot, and is dead. False where nobody can tell.</summary>
    public bool KnowsDead(LockRecord record) =>
        record is { Pid: { } pid, ProcessStart: { } start, BootId: { } boot, PidNamespace: { } space }
        && record.Host == Host && boot == BootId && space == PidNamespace
        && IsDead(pid, start);

    private static bool IsDead(int pid, long start)
    {
        // One that its parent has not taken notice of is still listed.
        if (TryReadStat(pid) is var (state, started))
            return started != start || state is 'Z' or 'X';

        // /proc may be mounted so that it hides other users' processes.
        return Libc.Signal(pid, 0) != 0 && Marshal.GetLastPInvokeError() == NoSuchProcess;
    }

    /// <summary>"15 (git) S 1 …" (proc(5)); the name may have brackets and blanks in it. The start is the 22nd field.</summary>
    private static (char State, long Start)? TryReadStat(int pid)
    {
        const int startAfterName = 19;
        var text = TryReadText($"/proc/{pid}/stat");
        var fields = text?[(text.LastIndexOf(')') + 1)..].Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return fields?.Length > startAfterName && long.TryParse(fields[startAfterName], NumberStyles.None, CultureInfo.InvariantCulture, out var start)
            ? (fields[0][0], start)
            : null;
    }

    private static string? TryReadText(string path)
    {
        try
        {
            return File.Exists(path) ? File.ReadAllText(path) : null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // It ended while we looked.
            return null;
        }
    }
}
