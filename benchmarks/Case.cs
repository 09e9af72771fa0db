namespace GitVan.Benchmarks;

/// <summary>Something that is measured, and what was measured.</summary>
internal sealed record Case(string Name, Command Command)
{
    private readonly List<TimeSpan> times = [];

    public Spread Spread => Spread.Of(times);

    public TimeSpan Median => Spread.Median;

    /// <summary>How many processes one run starts; null where that is not known.</summary>
    public ProcessCount? Processes { get; set; }

    /// <summary>In KiB; null where that is not known.</summary>
    public long? PeakMemory { get; set; }

    /// <summary>What each run needs before it, unmeasured.</summary>
    public Action Prepare { get; init; } = () => { };

    public void Measure(bool keep)
    {
        Prepare();
        var (time, exitCode) = Child.Run(Command);
        if (exitCode != 0)
            throw new BenchmarkFailed($"{Name}: `{Command}` ended with exit code {exitCode} in {Command.Directory}");
        if (keep)
            times.Add(time);
    }
}
