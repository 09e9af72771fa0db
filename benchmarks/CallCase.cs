using System.Globalization;

namespace GitVan.Benchmarks;

/// <summary>A job that makes 1,000 calls of each of two methods, and prints what one took by its own clock.</summary>
internal sealed class CallCase(string name, Command command)
{
    private readonly List<TimeSpan> roots = [], logs = [];

    public string Name => name;

    /// <summary>A request and its answer, one after another.</summary>
    public Spread Root => Spread.Of(roots);

    /// <summary>A notification, as fast as they can be said and taken.</summary>
    public Spread Log => Spread.Of(logs);

    public void Measure(bool keep)
    {
        var words = Scratch.Run(command).Split('\n').Select(line => line.Split(' ')).FirstOrDefault(words => words.Length == 2 && words.All(word => char.IsAsciiDigit(word[0])))
            ?? throw new BenchmarkFailed($"{name}: `{command}` printed no times");
        if (!keep)
            return;
        roots.Add(TimeSpan.FromMicroseconds(double.Parse(words[0], CultureInfo.InvariantCulture)));
        logs.Add(TimeSpan.FromMicroseconds(double.Parse(words[1], CultureInfo.InvariantCulture)));
    }
}
