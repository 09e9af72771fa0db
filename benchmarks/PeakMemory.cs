using System.Globalization;

namespace GitVan.Benchmarks;

/// <summary>
/// The most memory a program held. Asked of GNU time, which is small: a child that we start ourselves begins with our own peak.
/// </summary>
internal static class PeakMemory
{
    private const int Runs = 11;

    /// <returns>The median of some runs in KiB; null where there is no GNU time.</returns>
    public static long? Of(Command command, string log)
    {
        if (Scratch.Find("time") is not { } time)
            return null;
        List<long> found = [];
        for (var i = 0; i < Runs; i++)
        {
            var timed = command with { Program = time, Arguments = ["-f", "%M", "-o", log, command.Program, .. command.Arguments] };
            if (Scratch.TryRun(timed, out _) != 0 || !long.TryParse(File.ReadAllText(log).Trim(), CultureInfo.InvariantCulture, out var kilobytes))
                return null;
            found.Add(kilobytes);
        }

        return found.Order().ElementAt(Runs / 2);
    }
}
