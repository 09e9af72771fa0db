using System.Globalization;

namespace GitVan.Engine.Processes;

/// <summary>All processes below us. What a child leaves behind becomes ours, also what called <c>setsid</c>, so that it can be found and ended.</summary>
internal static class ProcessTree
{
    private const int SetChildSubreaper = 36;
    private const int NoSuchChild = 10;

    /// <summary>From now on orphans below us become our children instead of init's. Linux only; elsewhere only the child's group is ended.</summary>
    public static void Adopt()
    {
        if (OperatingSystem.IsLinux())
            Libc.ProcessControl(SetChildSubreaper, 1, 0, 0, 0);
    }

    /// <summary>Sends a signal, once each, to the child's group and to everything else below us.</summary>
    public static void Signal(int child, int signal)
    {
        Libc.Signal(-child, signal);
        foreach (var pid in Descendants())
        {
            // A second SIGINT means "at once" to many programs.
            if (Libc.GroupOf(pid) != child)
                Libc.Signal(pid, signal);
        }
    }

    /// <summary>Ends and reaps what is left below us after a child was reaped: first politely, then for good.</summary>
    /// <returns>How many processes there were.</returns>
    public static int EndLeftBehind(int child)
    {
        if (IsGone(child))
            return 0;

        var count = Math.Max(1, Descendants().Count);
        Signal(child, Libc.Terminate);
        if (!WaitUntilGone(child, TimeSpan.FromMilliseconds(250)))
        {
            // Each round finds what was forked during the one before.
            for (var round = 0; round < 100; round++)
            {
                Signal(child, Libc.Kill);
                if (WaitUntilGone(child, TimeSpan.FromMilliseconds(50)))
                    break;
            }
        }

        return count;
    }

    private static unsafe bool WaitUntilGone(int child, TimeSpan limit)
    {
        var end = Environment.TickCount64 + (long)limit.TotalMilliseconds;
        while (!IsGone(child))
        {
            if (Environment.TickCount64 >= end)
                return false;
            Libc.Poll(null, 0, 2);
        }

        return true;
    }

    /// <summary>No child of ours is left, and nobody in the child's group. Two system calls where all is well.</summary>
    private static bool IsGone(int child) => ReapedAll() && Libc.Signal(-child, 0) != 0;

    /// <summary>Reaps what has ended; true when no child is left at all.</summary>
    private static bool ReapedAll()
    {
        int pid;
        while ((pid = Libc.Wait(-1, out _, Libc.NoHang, out _)) > 0)
        {
        }

        return pid < 0 && System.Runtime.InteropServices.Marshal.GetLastPInvokeError() == NoSuchChild;
    }

    private static List<int> Descendants()
    {
        List<int> found = [];
        if (OperatingSystem.IsLinux())
            Collect("/proc/self", found);
        return found;
    }

    private static void Collect(string process, List<int> found)
    {
        try
        {
            foreach (var task in Directory.EnumerateDirectories(process + "/task"))
            {
                foreach (var word in File.ReadAllText(task + "/children").Split(' ', StringSplitOptions.RemoveEmptyEntries))
                {
                    var pid = int.Parse(word, CultureInfo.InvariantCulture);
                    found.Add(pid);
                    Collect($"/proc/{pid}", found);
                }
            }
        }
        catch (IOException)
        {
            // It ended while we looked.
        }
        catch (UnauthorizedAccessException)
        {
            // It ended and its number is another user's now.
        }
    }
}
