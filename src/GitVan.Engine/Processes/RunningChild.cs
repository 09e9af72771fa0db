namespace GitVan.Engine.Processes;

/// <summary>A program that was started. It is killed where nobody waited for its end.</summary>
public sealed class RunningChild : IDisposable
{
    private readonly ProcessStart start;
    private readonly ChildPipes pipes;
    private readonly ProcessTree tree;
    private readonly LentTerminal? lent;
    private bool hasEnded;

    internal RunningChild(ProcessStart start, ChildPipes pipes, ProcessTree tree, LentTerminal? lent) =>
        (this.start, this.pipes, this.tree, this.lent) = (start, pipes, tree, lent);

    /// <summary>Waits until neither it nor anything it started is left.</summary>
    /// <param name="input">What it reads, where <see cref="StandardInput.Later"/> was said.</param>
    public ProcessResult End(Interruption interruption, ReadOnlyMemory<byte> input = default)
    {
        if (start.Input == StandardInput.Later)
            pipes.Give(input);
        var supervision = new Supervision(tree, start, pipes, interruption);
        var (status, usage) = supervision.Watch();
        hasEnded = true;
        start.Exited?.Invoke();
        var left = start.MayLeaveBehind ? tree.EndLeftBehind() : 0;
        pipes.Drain(start.Output);

        // The low seven bits of a wait status are the signal, the next byte the exit code (wait(2)).
        var exitCode = (status & 0x7f) is var signal and not 0 ? 128 + signal : (status >> 8) & 0xff;
        var wasInterrupted = lent is not null && exitCode == 128 + Libc.Interrupt;
        if (wasInterrupted)
            interruption.RaiseAll(Libc.Interrupt);
        return new ProcessResult
        {
            ExitCode = exitCode,
            Ending = wasInterrupted ? ProcessEnding.Interrupted : supervision.Ending,
            CpuTime = TimeSpan.FromSeconds(usage.UserSeconds + usage.SystemSeconds)
                + TimeSpan.FromMicroseconds(usage.UserMicroseconds + usage.SystemMicroseconds),
            PeakMemory = OperatingSystem.IsMacOS() ? usage.PeakMemory : usage.PeakMemory * 1024,
            LeftBehind = left,
        };
    }

    public void Dispose()
    {
        if (!hasEnded)
        {
            tree.Signal(Libc.Kill);
            End(Interruption.Never);
        }

        tree.Dispose();
        pipes.Dispose();
        lent?.Dispose();
    }
}
