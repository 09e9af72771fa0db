using System.Globalization;
using GitVan.Engine.Model;
using GitVan.Engine.Processes;
using GitVan.Engine.Protocol;
using GitVan.Engine.Running;

namespace GitVan.Cli.Terminal;

/// <summary>
/// Shows runs while they happen. A single job's output passes straight through and nothing is added to a success; several jobs each get a
/// line above their output and a summary at the end.
/// </summary>
internal sealed class RunPrinter(Screen screen, bool verbose) : IRunObserver
{
    private readonly List<Run> finished = [];

    /// <summary>There will be several jobs, so each one's output is put under its name.</summary>
    public bool Several { get; set; }

    public void Started(Job job)
    {
        if (Several && !screen.Json)
            screen.Note($"gitvan: {Screen.Harmless(job.Name)}", Tone.Quiet);
    }

    public void Noted(string line) => screen.Note($"gitvan: {Screen.Harmless(line)}", Tone.Careful);

    public void Said(Job job, LogLine line)
    {
        if (line.Level == "debug" && !verbose)
            return;
        var (word, tone) = line.Level switch
        {
            "error" => ("error: ", Tone.Bad),
            "warn" => ("warning: ", Tone.Careful),
            _ => ("", Tone.Plain),
        };
        foreach (var text in line.Message.Split('\n'))
            screen.Note($"{Screen.Harmless(job.Name)}: {word}{Screen.Harmless(text.TrimEnd('\r'))}", tone);
    }

    public void Progressed(Job job, Progress progress)
    {
        string?[] parts = [progress.Done is { } done ? $"{done}{(progress.Total is { } total ? $" of {total}" : "")}" : null, progress.Message];
        screen.Passing($"{Screen.Harmless(job.Name)}: {Screen.Harmless(string.Join("  ", parts.OfType<string>()))}");
    }

    /// <summary>With <c>--json</c> stdout is for the document alone.</summary>
    public bool Output(OutputChannel channel, ReadOnlySpan<byte> bytes) =>
        StandardOutput.Write(error: channel == OutputChannel.Error || screen.Json, bytes);

    public void Retrying(Job job, int attempt, TimeSpan delay) =>
        screen.Note($"gitvan: job '{Screen.Harmless(job.Name)}' failed, attempt {attempt} of {job.Retries + 1}; trying again in {Seconds(delay)}", Tone.Careful);

    public void Finished(Run run)
    {
        screen.Passing("");
        finished.Add(run);
        if (run.LeftBehind > 0)
            screen.Note($"gitvan: job '{Screen.Harmless(run.Job.Name)}' left {Count(run.LeftBehind, "process", "processes")} behind; ended", Tone.Careful);
        if (run.Result == RunResult.Skip && !Several && !screen.Json)
            screen.Note($"gitvan: job '{Screen.Harmless(run.Job.Name)}' was skipped: {run.Reason}", Tone.Quiet);
        if (!run.Succeeded && !screen.Json)
            screen.Note($"gitvan: {Screen.Harmless(Sentence(run))}", Tone.Bad);
    }

    /// <summary>One line per job, when there were several.</summary>
    public void Summarize()
    {
        if (!Several || screen.Json)
            return;
        foreach (var run in finished)
        {
            if (run.Result == RunResult.Skip)
                screen.Note($"  - {Screen.Harmless(run.Job.Name)}  skipped: {run.Reason}", Tone.Quiet);
            else
                screen.Note($"  {(run.Succeeded ? "✓" : "✗")} {Screen.Harmless(run.Job.Name)}  {Seconds(run.Duration)}", run.Succeeded ? Tone.Good : Tone.Bad);
        }
    }

    private static string Sentence(Run run) => run.Result switch
    {
        RunResult.Failure when run.Attempts == 0 || run.Reason is not null => $"job '{run.Job.Name}' {(run.Attempts == 0 ? "did not run" : "failed")}: {run.Reason}",
        RunResult.Failure => $"job '{run.Job.Name}' failed with exit code {run.ExitCode}{(run.Attempts > 1 ? $" after {run.Attempts} attempts" : "")}",
        RunResult.Timeout => $"job '{run.Job.Name}' was {run.Reason}",
        RunResult.Cancellation => $"job '{run.Job.Name}' was interrupted",
        _ => $"job '{run.Job.Name}' could not run: {run.Reason}",
    };

    private static string Count(int count, string one, string many) => count == 1 ? $"one {one}" : $"{count} {many}";

    private static string Seconds(TimeSpan time) => time.TotalSeconds.ToString(time.TotalSeconds < 10 ? "0.00" : "0", CultureInfo.InvariantCulture) + " s";
}
