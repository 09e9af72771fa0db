using System.Globalization;
using GitVan.Engine.Model;
using GitVan.Engine.Running;

namespace GitVan.Cli.Terminal;

/// <summary>
/// The last line of a terminal while jobs run: which ones, for how long, and how far they say they are. It is drawn a few times a second where nothing
/// else stands in its line, and gone before anything else is shown. Where all jobs are quick it never appears.
/// </summary>
/// <param name="gate">Held by whoever shows something.</param>
internal sealed class LiveLine(Screen screen, TimeProvider time, Lock gate) : IDisposable
{
    private const string Frames = "⠋⠙⠹⠸⠼⠴⠦⠧⠇⠏";

    /// <summary>Before the first, and between two.</summary>
    private static readonly TimeSpan First = TimeSpan.FromMilliseconds(300), Next = TimeSpan.FromMilliseconds(100);

    private readonly List<Running> jobs = [];
    private ITimer? timer;
    private int frame;

    /// <summary>Jobs that write to the terminal themselves have all of it.</summary>
    private bool IsTaken => jobs.Exists(one => one.Run.Job.IsInteractive);

    public void Add(RunRequest run)
    {
        jobs.Add(new Running(run, time.GetTimestamp(), null));
        if (screen.IsLive)
            timer ??= time.CreateTimer(_ => Draw(), null, First, Next);
    }

    public void Remove(RunId run) => jobs.RemoveAll(one => one.Run.Id == run);

    public void Progress(RunRequest run, string text)
    {
        if (jobs.FindIndex(one => one.Run.Id == run.Id) is >= 0 and var place)
            jobs[place] = jobs[place] with { Progress = text };
    }

    public void Dispose() => timer?.Dispose();

    private void Draw()
    {
        lock (gate)
        {
            if (!IsTaken)
                screen.Passing(jobs.Count == 0 ? "" : $"{Frames[frame++ % Frames.Length]} {string.Join("  ", jobs.Select(Words))}");
        }
    }

    private string Words(Running one)
    {
        var name = Screen.Harmless(one.Run.Job.Name);
        return one.Progress is { } progress ? $"{name}: {Screen.Harmless(progress)}"
            : time.GetElapsedTime(one.Began).TotalSeconds is >= 1 and var seconds ? string.Create(CultureInfo.InvariantCulture, $"{name} {seconds:0} s")
            : name;
    }

    /// <param name="Began">When, by the clock of the time provider.</param>
    /// <param name="Progress">What it said last of how far it is.</param>
    private sealed record Running(RunRequest Run, long Began, string? Progress);
}
