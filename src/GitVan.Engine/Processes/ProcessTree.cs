using System.Globalization;

namespace GitVan.Engine.Processes;

/// <summary>All processes below us. What a child leaves behind becomes ours, also what called <c>setsid</c>, so that it can be found and ended.</summary>
internal static class ProcessTree
{
    private const int SetChildSubreaper = 36;
    private const int NoSuchChild = 10;

    // Children that some thread waits for, and the lock that keeps one from being reaped as an orphan before it is among them.
    private static readonly Lock Starting = new();
    private static readonly List<int> Watched = [];

    /// <summary>From now on orphans below us become our children instead of init's. Linux only; elsewhere only the child's group is ended.</summary>
    public static void Adopt()
    {
        if (OperatingSystem.IsLinux())
            Libc.ProcessControl(SetChildSubreaper, 1, 0, 0, 0);
    }

    /// <summary>Starts a child that nobody else reaps or ends until <see cref="Forget"/>.</summary>
    public static int Start(Func<int> spawn)
    {
        lock (Starting)
        {
            var pid = spawn();
            Watched.Add(pid);
            return pid;
        }
    }

    /// <summary>The child was reaped by who waited for it.</summary>
    public static void Forget(int child)
    {
        lock (Starting)
            Watched.Remove(child);
    }

    /// <summary>Sends a signal, once each, to the child's group and to everything else below us but other children that are watched.</summary>
    public static void Signal(int child, int signal)
    {
        Libc.Signal(-child, signal);
        foreach (var pid in Descendants(child))
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

        var count = Math.Max(1, Descendants(child).Count);
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

    /// <summary>Reaps what has ended and nobody waits for; true when no such child is left at all.</summary>
    private static bool ReapedAll()
    {
        lock (Starting)
        {
            if (Watched.Count > 0)
                return Own().Count(pid => Libc.Wait(pid, out _, Libc.NoHang, out _) == 0) == 0;
            int pid;
            while ((pid = Libc.Wait(-1, out _, Libc.NoHang, out _)) > 0)
            {
            }

            return pid < 0 && System.Runtime.InteropServices.Marshal.GetLastPInvokeError() == NoSuchChild;
        }
    }

    private static List<int> Descendants(int child)
    {
        List<int> found = [];
        Collect(Own(besides: child), found);
        return found;
    }

    /// <summary>Our children without those that are watched, but for one. Nobody starts or forgets one meanwhile.</summary>
    private static List<int> Own(int? besides = null)
    {
        lock (Starting)
            return [.. Children("/proc/self").Where(pid => pid == besides || !Watched.Contains(pid))];
    }

    private static void Collect(List<int> processes, List<int> found)
    {
        foreach (var pid in processes)
        {
            found.Add(pid);
            Collect(Children($"/proc/{pid}"), found);
        }
    }

    private static List<int> Children(string process)
    {
        List<int> found = [];
        if (!OperatingSystem.IsLinux())
            return found;
        try
        {
            foreach (var task in Directory.EnumerateDirectories(process + "/task"))
                found.AddRange(File.ReadAllText(task + "/children").Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(word => int.Parse(word, CultureInfo.InvariantCulture)));
        }
        catch (IOException)
        {
            // It ended while we looked.
        }
        catch (UnauthorizedAccessException)
        {
            // It ended and its number is another user's now.
        }

        return found;
    }
}
