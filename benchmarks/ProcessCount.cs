using System.Text.RegularExpressions;

namespace GitVan.Benchmarks;

/// <summary>What a command starts, itself included: processes, programs they become, and how many of those are git.</summary>
internal sealed partial record ProcessCount(int Processes, int Programs, int Git)
{
    /// <returns>Null where there is no strace, or it may not trace.</returns>
    public static ProcessCount? Trace(Command command, string log)
    {
        if (Scratch.Find("strace") is not { } strace)
            return null;
        var traced = command with
        {
            Program = strace,
            Arguments = ["-f", "-qq", "-e", "trace=execve,fork,vfork,clone,clone3", "-e", "signal=none", "-o", log, command.Program, .. command.Arguments],
        };
        return Scratch.TryRun(traced, out _) == 0 ? Read(File.ReadLines(log)) : null;
    }

    private static ProcessCount Read(IEnumerable<string> lines)
    {
        var (processes, programs, git) = (1, 0, 0);
        Dictionary<string, string> begun = [];
        foreach (var line in lines)
        {
            var process = line.Split(' ', 2)[0];
            if (Execve.Match(line) is { Success: true } execve)
                begun[process] = execve.Groups["path"].Value;
            else if (Fork.IsMatch(line) && !line.Contains("CLONE_THREAD", StringComparison.Ordinal))
                processes++;

            // A search along the PATH makes calls that fail; and a call may end on another line than it begins.
            if (!line.Contains("execve", StringComparison.Ordinal) || !line.EndsWith(" = 0", StringComparison.Ordinal))
                continue;
            programs++;
            if (Path.GetFileName(begun[process]) is "git" || Path.GetFileName(begun[process]).StartsWith("git-", StringComparison.Ordinal))
                git++;
        }

        return new ProcessCount(processes, programs, git);
    }

    [GeneratedRegex("""^\d+ +execve\("(?<path>[^"]*)""")]
    private static partial Regex Execve { get; }

    [GeneratedRegex(@"^\d+ +(fork|vfork|clone|clone3)\(")]
    private static partial Regex Fork { get; }
}
