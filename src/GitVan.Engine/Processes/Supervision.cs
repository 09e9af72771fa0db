namespace GitVan.Engine.Processes;

/// <summary>Watches one running child: hands its output on, ends it when its time is up or the person interrupts, and reaps it.</summary>
internal sealed unsafe class Supervision(ProcessTree tree, ProcessStart start, ChildPipes pipes, Interruption interruption)
{
    /// <summary>How often to look where the system can't tell that a child ended.</summary>
    private const int LookAgain = 10;

    private readonly int pid = tree.Pid;
    private readonly long started = Environment.TickCount64;
    private long? killAt;
    private bool killed, insisted;

    public ProcessEnding Ending { get; private set; } = ProcessEnding.Exited;

    public (int Status, Libc.ResourceUsage Usage) Watch()
    {
        var (wakeRead, wakeWrite) = Libc.CreatePipe();
        var pidFd = Libc.OpenPidFd(pid);
        try
        {
            using var raised = interruption.Raised.Register(() => Wake(wakeWrite));
            using var forced = interruption.Insisted.Register(() => Wake(wakeWrite));
            var fds = stackalloc Libc.PollFd[6];
            while (true)
            {
                fds[0] = new() { Fd = pipes.Out.Ours, Events = Libc.PollIn };
                fds[1] = new() { Fd = pipes.Error.Ours, Events = Libc.PollIn };
                fds[2] = new() { Fd = pipes.Input.Ours, Events = Libc.PollOut };
                fds[3] = new() { Fd = wakeRead, Events = Libc.PollIn };
                fds[4] = new() { Fd = pidFd, Events = Libc.PollIn };
                fds[5] = new() { Fd = start.Channel?.Silent ?? -1, Events = Libc.PollIn };
                Libc.Poll(fds, 6, Patience(pidFd < 0));

                for (var i = 0; i < 3; i++)
                    pipes.Move(fds[i], start.Output);
                if (fds[3].Returned != 0)
                    Forget(wakeRead);
                if (fds[5].Returned != 0)
                    start.Channel!.Open();
                if ((pidFd < 0 || fds[4].Returned != 0) && tree.TryReap(out var status, out var usage))
                    return (status, usage);
                EndIfDue();
            }
        }
        finally
        {
            Libc.Close(wakeRead);
            Libc.Close(wakeWrite);
            if (pidFd >= 0)
                Libc.Close(pidFd);
        }
    }

    private static void Wake(int wakeWrite)
    {
        byte any = 0;
        Libc.Write(wakeWrite, &any, 1);
    }

    private static void Forget(int wakeRead)
    {
        byte any;
        Libc.Read(wakeRead, &any, 1);
    }

    private int Patience(bool mustLook)
    {
        var now = Environment.TickCount64;
        var due = killed ? null : killAt ?? (start.Timeout is { } timeout ? started + (long)timeout.TotalMilliseconds : null);
        var wait = due is null ? -1 : (int)Math.Clamp(due.Value - now, 0, int.MaxValue);
        return mustLook && (wait < 0 || wait > LookAgain) ? LookAgain : wait;
    }

    private void EndIfDue()
    {
        var now = Environment.TickCount64;
        if (killAt is null && interruption.Raised.IsCancellationRequested)
            Ask(ProcessEnding.Interrupted, interruption.Signal);
        else if (killAt is null && start.Timeout is { } timeout && now - started >= (long)timeout.TotalMilliseconds)
            Ask(ProcessEnding.TimedOut, Libc.Terminate);
        else if (!killed && killAt is not null && now >= killAt || !insisted && interruption.Insisted.IsCancellationRequested)
            KillTree();
    }

    private void Ask(ProcessEnding why, int signal)
    {
        Ending = why;
        start.AskedToEnd?.Invoke(why);
        killAt = Environment.TickCount64 + (long)ChildProcess.Grace.TotalMilliseconds;
        Signal(signal);
    }

    private void KillTree()
    {
        killed = true;
        insisted = interruption.Insisted.IsCancellationRequested;
        Signal(Libc.Kill);
    }

    private void Signal(int signal)
    {
        tree.Signal(signal);

        // One in our own group has had the terminal's Ctrl-C already, and may go on after it.
        if (start.SharesGroup && (Ending == ProcessEnding.TimedOut || interruption.Signal != Libc.Interrupt))
            Libc.Signal(pid, signal);
    }
}
