namespace GitVan.Benchmarks;

/// <summary>The middle of many times, and the half of them around it.</summary>
internal readonly record struct Spread(TimeSpan Median, TimeSpan LowerQuarter, TimeSpan UpperQuarter, int Count)
{
    public static Spread Of(IEnumerable<TimeSpan> times)
    {
        List<TimeSpan> sorted = [.. times.Order()];
        return new Spread(At(sorted, 0.5), At(sorted, 0.25), At(sorted, 0.75), sorted.Count);
    }

    private static TimeSpan At(List<TimeSpan> sorted, double part) => sorted[(int)Math.Round((sorted.Count - 1) * part)];
}
