using System.Globalization;

namespace GitVan.Benchmarks;

/// <summary>Where it was measured.</summary>
internal static class Machine
{
    public static IEnumerable<(string What, string Value)> Describe(Scratch scratch, string executable, string repository)
    {
        string Ask(string program, params string[] arguments) =>
            Scratch.Find(program) is { } path && Scratch.TryRun(new Command(path, arguments, repository, scratch.Environment()), out var output) == 0 ? output.Trim() : "unknown";

        yield return ("date", DateTime.UtcNow.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        yield return ("processor", $"{Processor() ?? Ask("sysctl", "-n", "machdep.cpu.brand_string")}, {Environment.ProcessorCount} cores");
        yield return ("kernel", Ask("uname", "-sr"));
        if (LoadAverage() is { } load)
            yield return ("load average before", load);
        if (IsRealTime)
            yield return ("scheduling", "real time: before everything else that ran");
        yield return ("git", Ask("git", "--version").Replace("git version ", "", StringComparison.Ordinal));
        yield return ("gitvan", $"{Ask(executable, "--version").Replace("gitvan ", "", StringComparison.Ordinal)}, commit {Commit(Ask)}");
    }

    private static string Commit(Func<string, string[], string> ask)
    {
        var commit = ask("git", ["rev-parse", "--short=10", "HEAD"]);
        return ask("git", ["status", "--porcelain", "--", ".", ":!docs/benchmarks.md"]) is "" ? commit : $"{commit} with changes";
    }

    private static string? Processor() => File.Exists("/proc/cpuinfo")
        ? File.ReadLines("/proc/cpuinfo").FirstOrDefault(line => line.StartsWith("model name", StringComparison.Ordinal))?.Split(": ", 2)[^1]
        : null;

    // Field 41 of proc(5)'s stat is the policy: SCHED_FIFO is 1, SCHED_RR 2. The second field may hold anything but ends with a bracket.
    private static bool IsRealTime =>
        File.Exists("/proc/self/stat") && File.ReadAllText("/proc/self/stat").Split(')')[^1].Split(' ', StringSplitOptions.RemoveEmptyEntries)[41 - 3] is "1" or "2";

    private static string? LoadAverage() => File.Exists("/proc/loadavg") ? File.ReadAllText("/proc/loadavg").Split(' ')[0] : null;
}
