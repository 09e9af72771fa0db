using System.Diagnostics;
using System.Globalization;

namespace GitVan.Benchmarks.Templates;

/// <summary>A process that renders what it is asked for: nunjucks on Node, or ours.</summary>
internal sealed class Renderer : IDisposable
{
    private readonly Process process;
    private readonly Dictionary<string, List<TimeSpan>> times = [];
    private readonly Dictionary<string, List<double>> bytes = [];

    public Renderer(string name, Command command)
    {
        Name = name;
        var start = new ProcessStartInfo(command.Program, command.Arguments) { WorkingDirectory = command.Directory, RedirectStandardInput = true, RedirectStandardOutput = true };
        process = Process.Start(start)!;
    }

    public string Name { get; }

    public Spread Time(string template) => Spread.Of(times[template]);

    /// <summary>Bytes that one rendering allocates.</summary>
    public double Bytes(string template) => bytes[template].Order().ElementAt(bytes[template].Count / 2);

    /// <returns>How long the text is.</returns>
    public int Measure(string template, int milliseconds, bool keep)
    {
        process.StandardInput.WriteLine($"{template} {milliseconds}");
        process.StandardInput.Flush();
        if (process.StandardOutput.ReadLine()?.Split(' ').Select(word => double.Parse(word, CultureInfo.InvariantCulture)).ToList() is not [var renders, var nanoseconds, var allocated, var length])
            throw new BenchmarkFailed($"{Name} does not render {template}");
        if (!keep)
            return (int)length;
        Add(times, template, TimeSpan.FromMicroseconds(nanoseconds / renders / 1000));
        Add(bytes, template, allocated / renders);
        return (int)length;
    }

    public void Dispose()
    {
        process.StandardInput.Close();
        process.WaitForExit();
        process.Dispose();
    }

    private static void Add<T>(Dictionary<string, List<T>> lists, string template, T value)
    {
        if (!lists.TryGetValue(template, out var list))
            lists[template] = list = [];
        list.Add(value);
    }
}
