using System.Collections.Concurrent;

namespace GitVan.Scripts;

/// <summary>A running program, leader of a process group, with its output in files: nothing it leaves behind can keep a pipe open.</summary>
internal sealed class Child
{
    // Groups of their own don't hear a terminal's Ctrl-C, so they are ended with the test run.
    private static readonly ConcurrentDictionary<int, bool> Alive = [];

    private readonly string _outputFile, _errorFile;

    static Child() => AppDomain.CurrentDomain.ProcessExit += (_, _) =>
    {
        foreach (var pid in Alive.Keys) Native.Signal(-pid, Native.SigKill);
    };

    private Child(string command, int pid, string outputFile, string errorFile)
    {
        (Command, Pid, _outputFile, _errorFile) = (command, pid, outputFile, errorFile);
        Alive[pid] = true;
        Exit = Task.Factory.StartNew(() => Native.Wait(pid), TaskCreationOptions.LongRunning);
    }

    /// <summary>The line it was started by.</summary>
    public string Command { get; }

    public int Pid { get; }

    /// <summary>Its exit code, or 128 and the signal that ended it.</summary>
    public Task<int> Exit { get; }

    public string Output => File.ReadAllText(_outputFile);

    public string Error => File.ReadAllText(_errorFile);

    public static Child Start(
        string command, IReadOnlyList<string> args, IReadOnlyDictionary<string, string> environment, string folder, string? input, string streams)
    {
        var program = FindProgram(args[0], environment["PATH"], folder);
        var (output, error) = (streams + ".out", streams + ".err");
        var pid = Native.Spawn(
            program, [.. args], [.. environment.Select(pair => $"{pair.Key}={pair.Value}")], folder, input ?? "/dev/null", output, error);
        return new Child(command, pid, output, error);
    }

    /// <summary>Where a program is, by its path or on the PATH of the script.</summary>
    public static string FindProgram(string name, string path, string folder)
    {
        if (name.Contains('/')) return Path.Combine(folder, name);
        return path.Split(':', StringSplitOptions.RemoveEmptyEntries).Select(one => Path.Combine(one, name)).FirstOrDefault(File.Exists)
            ?? throw new ScriptException($"no program '{name}' on the PATH");
    }

    /// <summary>Waits until it ends; one that takes too long is killed with its whole group.</summary>
    /// <returns>Null where it took too long.</returns>
    public async Task<int?> WaitAsync(TimeSpan limit)
    {
        var ended = await Task.WhenAny(Exit, Task.Delay(limit)) == Exit;
        if (!ended)
        {
            Kill();
            await Exit;
        }

        // What it left running in its group ends with the script.
        if (!Native.Signal(-Pid, 0)) Alive.TryRemove(Pid, out _);
        return ended ? await Exit : null;
    }

    /// <summary>Ends its group, as long as there is one.</summary>
    public void Kill()
    {
        if (Alive.ContainsKey(Pid)) Native.Signal(-Pid, Native.SigKill);
        if (Exit.IsCompleted) Alive.TryRemove(Pid, out _);
    }
}
