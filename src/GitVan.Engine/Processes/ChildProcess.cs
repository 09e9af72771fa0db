using System.Runtime.InteropServices;

namespace GitVan.Engine.Processes;

/// <summary>
/// Starts programs: the only class that does. A child has its own process group, its output is handed on while it runs, and when
/// <see cref="Run"/> returns neither it nor anything it started is left. It never uses a shell and never changes our own process.
/// </summary>
public static unsafe class ChildProcess
{
    /// <summary>Between asking a child to end and killing it.</summary>
    public static readonly TimeSpan Grace = TimeSpan.FromSeconds(2);

    /// <summary>Runs one program to its end.</summary>
    /// <exception cref="GitVanException">It could not be started.</exception>
    public static ProcessResult Run(ProcessStart start, Interruption interruption)
    {
        if (OperatingSystem.IsWindows())
            throw new GitVanException("this version runs programs on Linux and macOS only") { Hint = "use it under WSL" };

        var mayLeaveBehind = !start.SharesGroup || start.Owner is not null;
        if (mayLeaveBehind)
            ProcessTree.Adopt();
        if (!start.SharesGroup)
            Libc.Ignore(Libc.TerminalInput, null);
        using var lent = start.Input is StandardInput.Controlling ? LentTerminal.TryLend() : null;
        using var pipes = new ChildPipes(start);
        using var tree = ProcessTree.Start(start.Owner, () => Spawn(start, pipes));
        pipes.CloseChildEnds();
        start.Channel?.CloseChild();

        var supervision = new Supervision(tree, start, pipes, interruption);
        var (status, usage) = supervision.Watch();
        start.Exited?.Invoke();
        var left = mayLeaveBehind ? tree.EndLeftBehind() : 0;
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

    private static int Spawn(ProcessStart start, ChildPipes pipes)
    {
        var error = TrySpawn(start.Program, start.Arguments, start, pipes, out var pid);

        // A script without a "#!" line is the shell's, as execvp(3) has it.
        if (error == Libc.ErrorNotExecutable)
            error = TrySpawn("/bin/sh", [start.Program, .. start.Arguments], start, pipes, out pid);
        if (error == Libc.ErrorNoEntry && Interpreter.Find(start.Program) is { } interpreter)
            throw new GitVanException($"cannot start '{start.Program}': its interpreter '{interpreter}' was not found") { Hint = "install it, or mend the file's first line" };
        if (error != 0)
            throw new GitVanException($"cannot start '{start.Program}': {Marshal.GetPInvokeErrorMessage(error)}");
        return pid;
    }

    private static int TrySpawn(string program, IReadOnlyList<string> arguments, ProcessStart start, ChildPipes pipes, out int pid)
    {
        using var argv = new NativeStrings([program, .. arguments]);
        using var envp = new NativeStrings([.. start.Environment.Select(pair => $"{pair.Key}={pair.Value}")]);
        using var paths = new NativeStrings([start.Directory, "/dev/null", LentTerminal.Path]);
        var actions = stackalloc byte[Libc.OpaqueSize];
        var attributes = stackalloc byte[Libc.OpaqueSize];
        var signals = stackalloc byte[Libc.OpaqueSize];

        Libc.ActionsInit(actions);
        Libc.AttributesInit(attributes);
        try
        {
            const int readOnly = 0;
            Libc.ActionsDirectory(actions, paths.Pointer[0]);
            if (pipes.Input.Child >= 0)
                Libc.ActionsDup(actions, pipes.Input.Child, 0);
            else if (start.Input is StandardInput.Nothing)
                Libc.ActionsOpen(actions, 0, paths.Pointer[1], readOnly, 0);
            else if (start.Input is StandardInput.Controlling)
                Libc.ActionsOpen(actions, 0, paths.Pointer[2], readOnly, 0);
            else
                Libc.ActionsDup(actions, 0, 0);
            Libc.ActionsDup(actions, pipes.Out.Child >= 0 ? pipes.Out.Child : start.ReservesOutput ? 2 : 1, 1);
            Libc.ActionsDup(actions, pipes.Error.Child >= 0 ? pipes.Error.Child : 2, 2);
            if (start.Channel is { } channel)
                Libc.ActionsDup(actions, channel.Child, ChildChannel.Descriptor);
            else if (start.Holds is { } file)
                Libc.ActionsDup(actions, (int)file.DangerousGetHandle(), ChildChannel.Descriptor);

            // .NET ignores SIGPIPE and a child would inherit that: it starts with every signal as the system has it.
            var flags = Libc.SetDefaultSignals | Libc.SetSignalMask;
            Libc.FillSet(signals);

            // One that is not in front and reads the terminal would be stopped for ever. So it has an error.
            if (!start.SharesGroup)
                Libc.RemoveFromSet(signals, Libc.TerminalInput);
            Libc.AttributesDefaultSignals(attributes, signals);
            Libc.EmptySet(signals);
            Libc.AttributesSignalMask(attributes, signals);
            if (!start.SharesGroup)
            {
                flags |= Libc.SetGroup;
                Libc.AttributesGroup(attributes, 0);
            }

            // macOS makes pipes that children inherit; there all but the three above are closed.
            if (OperatingSystem.IsMacOS())
                flags |= Libc.CloseOnExecByDefault;
            Libc.AttributesFlags(attributes, (short)flags);
            return Libc.Spawn(out pid, argv.First, actions, attributes, argv.Pointer, envp.Pointer);
        }
        finally
        {
            Libc.ActionsDestroy(actions);
            Libc.AttributesDestroy(attributes);
        }
    }
}
