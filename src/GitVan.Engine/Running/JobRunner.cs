using System.Text.Json.Nodes;
using GitVan.Engine.Model;
using GitVan.Engine.Processes;

namespace GitVan.Engine.Running;

/// <summary>Runs one job: its attempts, limits and environment. A job that can't run is a run with result <c>error</c>, never an exception.</summary>
internal sealed class JobRunner(RunContext context, IRunObserver observer)
{
    /// <summary>Bytes of output a receipt can keep.</summary>
    private const int TailSize = 64 * 1024;

    public Run Run(Job job, Trigger trigger, Subject subject, StandardInput input, JsonObject? inputs = null)
    {
        var id = RunId.Create(context.Time);
        var started = context.Time.GetUtcNow();
        var attempts = new Attempts(job, id, trigger, input, context, observer, inputs);
        observer.Started(job);

        var digest = "";
        RunResult result;
        string? reason = null;
        try
        {
            digest = JobDigest.Of(job);
            if ((job.Unsupported ?? new RunAncestry(context).Refusal(job)) is { } refusal)
                throw new GitVanException(refusal);
            result = attempts.Make();
            reason = attempts.Reason;
        }
        catch (Exception e) when (e is GitVanException or IOException or UnauthorizedAccessException)
        {
            result = RunResult.Error;
            reason = e is GitVanException { Hint: { } hint } ? $"{e.Message} (hint: {hint})" : e.Message;
        }

        var run = new Run
        {
            Id = id,
            Job = job,
            JobDigest = digest,
            Trigger = trigger,
            Subject = subject,
            Started = started,
            Finished = context.Time.GetUtcNow(),
            Result = result,
            Reason = reason,
            ExitCode = attempts.Last?.ExitCode,
            Attempts = attempts.Count,
            CpuTime = attempts.CpuTime,
            PeakMemory = attempts.PeakMemory,
            LeftBehind = attempts.LeftBehind,
            OutputTail = attempts.Tail?.ToArray() ?? [],
            OutputBytes = attempts.Tail?.Total ?? 0,
        };
        observer.Finished(run);
        return run;
    }

    /// <summary>The attempts of one run and what they used together.</summary>
    private sealed class Attempts(Job job, RunId id, Trigger trigger, StandardInput input, RunContext context, IRunObserver observer, JsonObject? inputs)
    {
        public int Count { get; private set; }

        public ProcessResult? Last { get; private set; }

        public TimeSpan CpuTime { get; private set; }

        public long PeakMemory { get; private set; }

        public int LeftBehind { get; private set; }

        public OutputTail? Tail { get; private set; }

        public string? Reason => Last?.Ending == ProcessEnding.TimedOut ? $"ended after its timeout of {Text(job.Timeout!.Value)}" : null;

        public RunResult Make()
        {
            var environment = JobEnvironment.For(job, id, trigger, context, inputs);
            var directory = DirectoryOf(job);
            var command = JobCommand.For(job, trigger, environment, directory);
            var conversation = trigger is Trigger.Hook { Name: var name } && GitHook.TryParse(name, out var hook) && hook.IsConversation;
            Tail = conversation ? null : new OutputTail(TailSize);
            var start = new ProcessStart
            {
                Program = command.Program,
                Arguments = command.Arguments,
                Directory = directory,
                Environment = environment,
                Input = conversation ? StandardInput.Inherited : input,
                Output = conversation ? null : TakeOutput,
                Timeout = job.Timeout,
            };

            for (var delay = job.Backoff; ; delay = Longer(delay))
            {
                var result = MakeOne(start);
                if (result is RunResult.Success or RunResult.Cancellation || Count > job.Retries)
                    return result;
                observer.Retrying(job, Count, delay);
                if (context.Interruption.Raised.WaitHandle.WaitOne(delay))
                    return RunResult.Cancellation;
            }
        }

        private static string Text(TimeSpan time) =>
            time.TotalSeconds >= 1 ? FormattableString.Invariant($"{time.TotalSeconds:0.###} s") : FormattableString.Invariant($"{time.TotalMilliseconds:0} ms");

        private static TimeSpan Longer(TimeSpan delay) => delay * 2 < Job.LongestBackoff ? delay * 2 : Job.LongestBackoff;

        private RunResult MakeOne(ProcessStart start)
        {
            Count++;
            var last = ChildProcess.Run(start, context.Interruption);
            Last = last;
            CpuTime += last.CpuTime;
            PeakMemory = Math.Max(PeakMemory, last.PeakMemory);
            LeftBehind += last.LeftBehind;
            return last switch
            {
                { Ending: ProcessEnding.TimedOut } => RunResult.Timeout,
                { Ending: ProcessEnding.Interrupted } => RunResult.Cancellation,
                { ExitCode: 0 } => RunResult.Success,
                _ => RunResult.Failure,
            };
        }

        private bool TakeOutput(OutputChannel channel, ReadOnlySpan<byte> bytes)
        {
            Tail!.Append(bytes);
            return observer.Output(channel, bytes);
        }

        private string DirectoryOf(Job job)
        {
            var directory = Path.Join(context.Repository.Root, job.Root);
            return Directory.Exists(directory) ? directory : throw new GitVanException($"{job.Origin}: the job's root '{job.Root}' is not a folder");
        }
    }
}
