using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;

namespace GitVan.Engine.Processes;

/// <summary>
/// One child of ours and all that it started. What it leaves behind becomes our own child, also what called <c>setsid</c>, and is told apart from what
/// others that run meanwhile leave behind by the owner in its environment.
/// </summary>
internal sealed class ProcessTree : IDisposable
{
    private const int SetChildSubreaper = 36;
    private const int NoSuchChild = 10;

    /// <summary>Held while a child is started or reaped, so that nobody reaps what another one waits for.</summary>
    private static readonly Lock Gate = new();

    /// <summary>The children that somebody waits for.</summary>
    private static readonly HashSet<int> Awaited = [];

    /// <summary>Whose children run, or have ended and left something behind.</summary>
    private static readonly List<string> Owners = [];

    private readonly string? owner;
    private readonly HashSet<int> signalled = [];
    private bool isReaped;

    private ProcessTree(int pid, string? owner) => (Pid, this.owner) = (pid, owner);

    public int Pid { get; }

    /// <summary>From now on orphans below us become our children instead of init's. Linux only; elsewhere only a child's group is ended.</summary>
    public static void Adopt()
    {
        if (OperatingSystem.IsLinux())
            Libc.ProcessControl(SetChildSubreaper, 1, 0, 0, 0);
    }

    /// <param name="owner">See <see cref="ProcessStart.Owner"/>.</param>
    /// <param name="spawn">Starts the child and returns its number.</param>
    public static ProcessTree Start(string? owner, Func<int> spawn)
    {
        lock (Gate)
        {
            var pid = spawn();
            Awaited.Add(pid);
            if (owner is not null)
                Owners.Add(owner);
            return new ProcessTree(pid, owner);
        }
    }

    /// <summary>Whether the child has ended; from then on its number is free.</summary>
    public bool TryReap(out int status, out Libc.ResourceUsage usage)
    {
        lock (Gate)
        {
            if (Libc.Wait(Pid, out status, Libc.NoHang, out usage) != Pid)
                return false;

            isReaped = Awaited.Remove(Pid);
            return true;
        }
    }

    /// <summary>Sends a signal, once each, to the child's group and to everything else it started.</summary>
    public void Signal(int signal)
    {
        // A second SIGINT means "at once" to many programs. They are found before anything ends, and with it the way to what it started.
        signalled.UnionWith(Others().Where(pid => Libc.GroupOf(pid) != Pid));
        Libc.Signal(-Pid, signal);
        foreach (var pid in signalled)
            Libc.Signal(pid, signal);
    }

    /// <summary>Ends and reaps what is left after the child was reaped: first politely, then for good.</summary>
    /// <returns>How many processes there were.</returns>
    public int EndLeftBehind()
    {
        if (IsGone())
            return 0;

        var count = Math.Max(1, Others().Count);
        Signal(Libc.Terminate);
        if (!WaitUntilGone(TimeSpan.FromMilliseconds(250)))
        {
            // Each round finds what was forked during the one before.
            for (var round = 0; round < 100; round++)
            {
                Signal(Libc.Kill);
                if (WaitUntilGone(TimeSpan.FromMilliseconds(50)))
                    break;
            }
        }

        return count;
    }

    public void Dispose()
    {
        if (owner is null)
            return;
        lock (Gate)
            Owners.Remove(owner);
    }

    private unsafe bool WaitUntilGone(TimeSpan limit)
    {
        var end = Environment.TickCount64 + (long)limit.TotalMilliseconds;
        while (!IsGone())
        {
            if (Environment.TickCount64 >= end)
                return false;
            Libc.Poll(null, 0, 2);
        }

        return true;
    }

    /// <summary>Nobody is left in the child's group, and no orphan of its owner. Two system calls where all is well.</summary>
    private bool IsGone()
    {
        lock (Gate)
            return (owner is null ? ReapedSignalled() : !HasOrphans()) && Libc.Signal(-Pid, 0) != 0;
    }

    /// <summary>Reaps what has ended of the group, and of what was asked to end; true when nothing is left of the latter.</summary>
    private bool ReapedSignalled()
    {
        while (Libc.Wait(-Pid, out _, Libc.NoHang, out _) > 0)
        {
        }

        signalled.RemoveWhere(pid => !Awaited.Contains(pid) && Libc.Wait(pid, out _, Libc.NoHang, out _) != 0);
        return signalled.Count == 0;
    }

    private bool HasOrphans() => Awaited.Count == 0 && Owners.Count == 1 ? !ReapedAll() : OwnOrphans().Count > 0;

    /// <summary>Reaps what has ended, where nobody waits for a child; true when no child is left at all.</summary>
    private static bool ReapedAll()
    {
        int pid;
        while ((pid = Libc.Wait(-1, out _, Libc.NoHang, out _)) > 0)
        {
        }

        return pid < 0 && Marshal.GetLastPInvokeError() == NoSuchChild;
    }

    /// <summary>Everything below the child, and what it left behind with all below that.</summary>
    private List<int> Others()
    {
        List<int> found = [];
        if (!OperatingSystem.IsLinux())
            return found;
        List<int> orphans = [];
        lock (Gate)
        {
            if (owner is not null)
                orphans = OwnOrphans();
        }

        // Once it was reaped its number may be somebody else's.
        if (!isReaped)
            Collect(Pid, found);
        foreach (var orphan in orphans)
        {
            found.Add(orphan);
            Collect(orphan, found);
        }

        return found;
    }

    /// <summary>Children of ours that nobody waits for, but for those that another owner's run left; those that have ended are reaped.</summary>
    private List<int> OwnOrphans()
    {
        List<int> found = [];
        if (!OperatingSystem.IsLinux())
            return found;
        foreach (var pid in ChildrenOf("self"))
        {
            if (!Awaited.Contains(pid) && Libc.Wait(pid, out _, Libc.NoHang, out _) == 0 && IsOwn(pid))
                found.Add(pid);
        }

        return found;
    }

    private bool IsOwn(int pid)
    {
        var others = Owners.Where(other => other != owner).ToList();
        if (others.Count == 0)
            return true;
        try
        {
            var environment = "\0" + Encoding.UTF8.GetString(File.ReadAllBytes($"/proc/{pid}/environ"));
            bool Says(string? who) => environment.Contains($"\0{who}\0", StringComparison.Ordinal);
            return Says(owner) || !others.Any(Says);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    private static void Collect(int process, List<int> found)
    {
        foreach (var pid in ChildrenOf(process.ToString(CultureInfo.InvariantCulture)))
        {
            found.Add(pid);
            Collect(pid, found);
        }
    }

    private static List<int> ChildrenOf(string process)
    {
        List<int> children = [];
        try
        {
            foreach (var task in Directory.EnumerateDirectories($"/proc/{process}/task"))
            {
                foreach (var word in File.ReadAllText(task + "/children").Split(' ', StringSplitOptions.RemoveEmptyEntries))
                    children.Add(int.Parse(word, CultureInfo.InvariantCulture));
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // It ended while we looked, and its number may be another user's now.
        }

        return children;
    }
}
