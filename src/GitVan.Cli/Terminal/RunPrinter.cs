using System.Globalization;
using GitVan.Engine.Configuration;
using GitVan.Engine.Model;
using GitVan.Engine.Processes;
using GitVan.Engine.Protocol;
using GitVan.Engine.Running;

namespace GitVan.Cli.Terminal;

/// <summary>
/// Shows runs while they happen. A single job's output passes straight through and nothing is added to a success; several jobs each get a
/// line above their output and a summary at the end. What jobs write at the same time is shown in one piece for each, when it ends.
/// </summary>
internal sealed class RunPrinter : IRunObserver, IDisposable
{
    private readonly Screen screen;
    private readonly bool verbose;
    private readonly Lock gate = new();
    private readonly LiveLine live;
    private readonly List<Run> finished = [];
    private readonly Dictionary<RunId, OutputBlock> blocks = [];

    /// <summary>Jobs with no line above their output yet: on a terminal one that writes nothing gets none.</summary>
    private readonly HashSet<RunId> silent = [];

    public RunPrinter(Screen screen, bool verbose, TimeProvider time)
    {
        (this.screen, this.verbose) = (screen, verbose);
        live = new LiveLine(screen, time, gate);
    }

    /// <summary>There will be several jobs, so each one's output is put under its name.</summary>
    public bool Several { get; set; }

    /// <summary>What is shown; null for all. What fails always is.</summary>
    public IReadOnlyList<HookOutput>? Parts { get; set; }

    /// <summary>With <c>--json</c> stdout is for the document alone.</summary>
    public bool ReservesOutput => screen.Json;

    public void Started(RunRequest run)
    {
        lock (gate)
        {
            // Also what a job runs while others write has a piece of its own.
            if (run.HasCompany || blocks.Count > 0 || !Shows(HookOutput.Execution))
                blocks.Add(run.Id, new OutputBlock());
            else if (screen.IsLive && !run.Job.IsInteractive)
                silent.Add(run.Id);
            else
                Head(run.Job);
            live.Add(run);
        }
    }

    public void Noted(string line)
    {
        lock (gate)
            screen.Note($"gitvan: {Screen.Harmless(line)}", Tone.Careful);
    }

    public void Said(RunRequest run, LogLine line)
    {
        if (line.Level == "debug" && !verbose)
            return;
        var (word, tone) = line.Level switch
        {
            "error" => ("error: ", Tone.Bad),
            "warn" => ("warning: ", Tone.Careful),
            _ => ("", Tone.Plain),
        };
        lock (gate)
        {
            foreach (var text in line.Message.Split('\n'))
                screen.Note($"{Screen.Harmless(run.Job.Name)}: {word}{Screen.Harmless(text.TrimEnd('\r'))}", tone);
        }
    }

    public void Progressed(RunRequest run, Progress progress)
    {
        string?[] parts = [progress.Done is { } done ? $"{done}{(progress.Total is { } total ? $" of {total}" : "")}" : null, progress.Message];
        lock (gate)
            live.Progress(run, string.Join("  ", parts.OfType<string>()));
    }

    public bool Output(RunRequest run, OutputChannel channel, ReadOnlySpan<byte> bytes)
    {
        var error = channel == OutputChannel.Error || screen.Json;
        lock (gate)
        {
            if (blocks.TryGetValue(run.Id, out var block))
            {
                block.Append(error, bytes);
                return true;
            }

            if (silent.Remove(run.Id))
                Head(run.Job);
            return screen.Through(error, bytes);
        }
    }

    public void Retrying(RunRequest run, int attempt, TimeSpan delay)
    {
        lock (gate)
            screen.Note($"gitvan: job '{Screen.Harmless(run.Job.Name)}' failed, attempt {attempt} of {run.Job.Retries + 1}; trying again in {Seconds(delay)}", Tone.Careful);
    }

    public void Finished(Run run)
    {
        lock (gate)
        {
            screen.Passing("");
            finished.Add(run);
            live.Remove(run.Id);
            silent.Remove(run.Id);
            if (blocks.Remove(run.Id, out var block) && (Shows(HookOutput.Execution) || !run.Succeeded))
            {
                if (!block.IsEmpty || !screen.IsLive && Shows(HookOutput.Execution))
                    Head(run.Job);
                block.Show(screen, run.OutputTail);
            }

            if (run.LeftBehind > 0)
                screen.Note($"gitvan: job '{Screen.Harmless(run.Job.Name)}' left {Count(run.LeftBehind, "process", "processes")} behind; ended", Tone.Careful);
            if (run.Result == RunResult.Skip && !Several && !screen.Json && Shows(HookOutput.Skips, HookOutput.Summary))
                screen.Note($"gitvan: job '{Screen.Harmless(run.Job.Name)}' was skipped: {run.Reason}", Tone.Quiet);
            if (!run.Succeeded && !screen.Json)
            {
                screen.Note($"gitvan: {Screen.Harmless(Sentence(run))}", Tone.Bad);
                if (!Summarizes(run))
                    Advise(run, "");
            }
        }
    }

    /// <summary>One line per job, when there were several since the last time.</summary>
    public void Summarize()
    {
        List<Run> runs = [.. finished.Where(Summarizes)];
        var widest = screen.IsLive ? runs.Select(run => Screen.Width(Screen.Harmless(run.Job.Name))).Where(width => width <= screen.Columns / 2).DefaultIfEmpty().Max() : 0;
        foreach (var run in runs)
        {
            var name = Screen.Harmless(run.Job.Name);
            name += new string(' ', Math.Max(0, widest - Screen.Width(name)) + 2);
            if (run.Result == RunResult.Skip)
                screen.Note($"  - {name}skipped: {Screen.Harmless(run.Reason ?? "")}", Tone.Quiet);
            else
                screen.Note($"  {screen.NoteInTone(run.Succeeded ? "✓" : "✗", run.Succeeded ? Tone.Good : Tone.Bad)} {name}{screen.NoteInTone(Seconds(run.Duration), Tone.Quiet)}");
            if (!run.Succeeded)
                Advise(run, "    ");
        }

        finished.Clear();
    }

    public void Dispose() => live.Dispose();

    private void Head(Job job)
    {
        if (Several && !screen.Json && Shows(HookOutput.Meta))
            screen.Note($"gitvan: {Screen.Harmless(job.Name)}", Tone.Quiet);
    }

    private void Advise(Run run, string indent)
    {
        foreach (var line in run.Job.FailText?.TrimEnd().Split('\n') ?? [])
            screen.Note($"{indent}{Screen.Harmless(line.TrimEnd('\r'))}", Tone.Careful);
    }

    private bool Summarizes(Run run) => Several && !screen.Json && Shows(HookOutput.Summary, run.Result == RunResult.Skip ? HookOutput.Skips : run.Succeeded ? HookOutput.Success : HookOutput.Failure);

    private bool Shows(params ReadOnlySpan<HookOutput> any)
    {
        if (Parts is null)
            return true;
        foreach (var part in any)
        {
            if (Parts.Contains(part))
                return true;
        }

        return false;
    }

    private static string Sentence(Run run) => run.Result switch
    {
        RunResult.Failure when run.Attempts == 0 || run.Reason is not null => $"job '{run.Job.Name}' {(run.Attempts == 0 ? "did not run" : "failed")}: {run.Reason}",
        RunResult.Failure => $"job '{run.Job.Name}' failed with exit code {run.ExitCode}{(run.Attempts > 1 ? $" after {run.Attempts} attempts" : "")}",
        RunResult.Timeout => $"job '{run.Job.Name}' was {run.Reason}",
        RunResult.Cancellation => $"job '{run.Job.Name}' was {(run.Reason is null ? "interrupted" : $"ended: {run.Reason}")}",
        _ => $"job '{run.Job.Name}' could not run: {run.Reason}",
    };

    private static string Count(int count, string one, string many) => count == 1 ? $"one {one}" : $"{count} {many}";

    private static string Seconds(TimeSpan time) => time.TotalSeconds.ToString(time.TotalSeconds < 10 ? "0.00" : "0", CultureInfo.InvariantCulture) + " s";
}
