using System.Globalization;
using System.Runtime.ExceptionServices;
using System.Text.Json.Nodes;
using GitVan.Engine.Locks;
using GitVan.Engine.Model;
using GitVan.Engine.Processes;
using GitVan.Engine.Protocol;
using GitVan.Engine.Toolchains;

namespace GitVan.Engine.Running;

/// <summary>The attempts of one run, what they used together, and what the last one said.</summary>
internal sealed class Attempts(RunRequest run, RunContext context, JobPrograms programs, JobMethods methods, IRunObserver observer)
{
    /// <summary>Bytes of output a receipt can keep.</summary>
    private const int TailSize = 64 * 1024;

    private readonly Job job = run.Job;
    private readonly Lock gate = new();
    private Interruption? overflow;
    private long written;
    private bool isOverflowed;

    /// <summary>The lock that the run holds; null for none.</summary>
    public Lease? Lease { get; set; }

    public int Count { get; private set; }

    public ProcessResult? Last { get; private set; }

    public TimeSpan CpuTime { get; private set; }

    public long PeakMemory { get; private set; }

    public int LeftBehind { get; private set; }

    public OutputTail? Tail { get; private set; }

    /// <summary>What the job did through the engine, in all attempts; null where it never could.</summary>
    public CallLog? Calls { get; private set; }

    public JobReport? Report { get; private set; }

    /// <summary>What the last attempt attached.</summary>
    public JobAttachments? Attachments { get; private set; }

    /// <summary>What was attached, and what the result brought; null for nothing.</summary>
    public JsonObject? Data
    {
        get
        {
            if (Report?.Data is not { } data)
                return Attachments?.Data;
            foreach (var (name, value) in Attachments?.Data ?? [])
            {
                if (!data.ContainsKey(name))
                    data[name] = value?.DeepClone();
            }

            return data;
        }
    }

    public string? Reason { get; private set; }

    public RunResult Make()
    {
        var environment = JobEnvironment.For(job, run.Id, run.Trigger, context, run.Inputs);
        if (Lease is not null)
        {
            environment["GITVAN_LOCK"] = Lease.Name.Value;
            environment["GITVAN_FENCE"] = Lease.Token.ToString(CultureInfo.InvariantCulture);
        }

        var directory = DirectoryOf(job);
        var commands = programs.CommandsFor(run, environment, directory, context.JobRoot);
        var conversation = run.Trigger is Trigger.Hook { Name: var name } && GitHook.TryParse(name, out var hook) && hook.IsConversation;

        // Where there is no terminal an interactive job is like any other.
        var isInteractive = job.IsInteractive && StandardInput.HasTerminal;
        var isDirect = conversation || isInteractive;
        Tail = isDirect ? null : new OutputTail(TailSize);
        var start = new ProcessStart
        {
            Program = commands[0].Program,
            Arguments = commands[0].Arguments,
            Directory = directory,
            Environment = environment,
            Input = conversation ? StandardInput.Inherited : isInteractive ? StandardInput.Terminal : run.Input,
            Output = isDirect ? null : TakeOutput,
            ReservesOutput = observer.ReservesOutput,
            SharesGroup = isInteractive,
            Owner = $"{JobEnvironment.RunVariable}={run.Id.Value}",
            Timeout = job.Timeout,
        };

        for (var delay = job.Backoff; ; delay = Longer(delay))
        {
            var result = MakeOne(start, commands);
            if (result is RunResult.Success or RunResult.Cancellation || Count > job.Retries)
                return result;
            observer.Retrying(run, Count, delay);
            if (context.Interruption.Raised.WaitHandle.WaitOne(delay))
                return RunResult.Cancellation;
        }
    }

    private static TimeSpan Longer(TimeSpan delay) => delay * 2 < Job.LongestBackoff ? delay * 2 : Job.LongestBackoff;

    private RunResult MakeOne(ProcessStart start, IReadOnlyList<ProgramCommand> commands)
    {
        Count++;
        Reason = null;
        Report = null;
        written = 0;
        isOverflowed = false;
        if (job.Program.MaySpeak && start.Output is not null)
            return Speak(start);
        return run.SplitsFiles && commands.Count > 1 ? MakeBatchesAtOnce(start, commands) : MakeBatches(start, commands);
    }

    /// <summary>One after another, up to the first that fails; the timeout is for all of them.</summary>
    private RunResult MakeBatches(ProcessStart start, IReadOnlyList<ProgramCommand> commands)
    {
        var began = context.Time.GetTimestamp();
        var result = RunResult.Success;
        foreach (var command in commands)
        {
            result = Judge(Start(start with { Arguments = command.Arguments, Timeout = Left(began) }, context.Interruption));
            if (result != RunResult.Success)
                break;
        }

        return result;
    }

    /// <summary>Several at once; the first that fails ends the others, and speaks for all.</summary>
    private RunResult MakeBatchesAtOnce(ProcessStart start, IReadOnlyList<ProgramCommand> commands)
    {
        using var ending = context.Interruption.Link();
        overflow = ending;
        var began = context.Time.GetTimestamp();
        var next = -1;
        ProcessResult? failed = null;
        ExceptionDispatchInfo? trouble = null;
        void Work()
        {
            try
            {
                while (!ending.Raised.IsCancellationRequested && Interlocked.Increment(ref next) is var i && i < commands.Count)
                {
                    // Otherwise what one of them has in the background would be ended with another one.
                    var batch = $"{run.Id.Value}.{i}";
                    var environment = new Dictionary<string, string>(start.Environment) { [JobEnvironment.BatchVariable] = batch };
                    var result = ChildProcess.Run(start with { Arguments = commands[i].Arguments, Environment = environment, Owner = $"{JobEnvironment.BatchVariable}={batch}", Timeout = Left(began) }, ending);
                    lock (gate)
                    {
                        Add(result);
                        if (result is { ExitCode: 0, Ending: ProcessEnding.Exited })
                            continue;
                        failed ??= result;
                    }

                    ending.End("another part of its files failed");
                }
            }
            catch (Exception e)
            {
                trouble ??= ExceptionDispatchInfo.Capture(e);
                ending.End("another part of its files failed");
            }
        }

        List<Thread> threads = [];
        for (var i = 1; i < Math.Min(RunSchedule.MostAtOnce, commands.Count); i++)
        {
            threads.Add(new Thread(Work) { IsBackground = true });
            threads[^1].Start();
        }

        Work();
        threads.ForEach(thread => thread.Join());
        trouble?.Throw();
        return Judge(Last = failed ?? Last!);
    }

    private TimeSpan? Left(long began)
    {
        var left = job.Timeout - context.Time.GetElapsedTime(began);
        return left > TimeSpan.Zero || left is null ? left : TimeSpan.FromMilliseconds(1);
    }

    /// <summary>One attempt of a program that may ask the engine for things while it runs.</summary>
    private RunResult Speak(ProcessStart start)
    {
        Calls ??= new CallLog();
        using var ending = context.Interruption.Link();
        JobSession? session = null;
        using var conversation = new JobConversation(() => JobContextDocument.Of(session!), () => methods(session!), line => observer.Said(run, line), progress => observer.Progressed(run, progress), Calls);
        using (session = new JobSession
        {
            Context = context,
            Request = run,
            Environment = start.Environment,
            Observer = observer,
            Attempt = Count,
            Lease = Lease,
            Ending = ending,
            Conversation = conversation,
        })
        {
            start = start with
            {
                Channel = conversation.Channel,
                Environment = new Dictionary<string, string>(start.Environment) { ["GITVAN_FD"] = $"{ChildChannel.Descriptor}" },
                AskedToEnd = why =>
                {
                    ending.Raise(Interruption.Terminate);
                    conversation.Cancel(why == ProcessEnding.TimedOut ? "its time is up" : "interrupted");
                },

                // What its calls started is then left behind like all else.
                Exited = () =>
                {
                    ending.Raise(Interruption.Terminate);
                    conversation.End();
                },
            };
            var last = Start(start, context.Interruption);
            Attachments = session.Attachments;
            if (conversation.LinesDropped > 0)
                observer.Said(run, new LogLine("warn", $"{conversation.LinesDropped} further lines of its log were dropped"));
            return Judge(last, conversation);
        }
    }

    private ProcessResult Start(ProcessStart start, Interruption interruption)
    {
        // More output than it may write ends a job as a person would.
        using var ended = job.MaxOutput is null ? null : interruption.Link();
        overflow = ended;
        var last = ChildProcess.Run(start, ended ?? interruption);
        Add(last);
        return last;
    }

    private void Add(ProcessResult result)
    {
        Last = result;
        CpuTime += result.CpuTime;
        PeakMemory = Math.Max(PeakMemory, result.PeakMemory);
        LeftBehind += result.LeftBehind;
    }

    private RunResult Judge(ProcessResult last, JobConversation conversation)
    {
        Report = conversation.Report;
        var result = Judge(last);
        if (result is RunResult.Timeout or RunResult.Cancellation || isOverflowed || !conversation.IsGreeted && conversation.Breach is null)
            return result;
        if (conversation.Breach is { } breach)
        {
            Reason = $"broke the protocol: {breach}";
            return RunResult.Error;
        }

        if (Report is { Succeeded: false })
        {
            Reason = Report.Message ?? (last.ExitCode == 0 ? "it gave no reason" : null);
            return RunResult.Failure;
        }

        if (Report is null && result == RunResult.Success)
        {
            Reason = "ended without a result";
            return RunResult.Error;
        }

        return result;
    }

    private RunResult Judge(ProcessResult last)
    {
        if (isOverflowed)
        {
            Reason = $"ended because it wrote more than {job.MaxOutput} bytes";
            return RunResult.Failure;
        }

        if (last.Ending == ProcessEnding.TimedOut)
            Reason = $"ended after its timeout of {Text(job.Timeout!.Value)}";
        return last switch
        {
            { Ending: ProcessEnding.TimedOut } => RunResult.Timeout,
            { Ending: ProcessEnding.Interrupted } => RunResult.Cancellation,
            { ExitCode: 0 } => RunResult.Success,
            _ => RunResult.Failure,
        };
    }

    private static string Text(TimeSpan time) =>
        time.TotalSeconds >= 1 ? FormattableString.Invariant($"{time.TotalSeconds:0.###} s") : FormattableString.Invariant($"{time.TotalMilliseconds:0} ms");

    private bool TakeOutput(OutputChannel channel, ReadOnlySpan<byte> bytes)
    {
        lock (gate)
        {
            Tail!.Append(bytes);
            written += bytes.Length;
            if (written > job.MaxOutput && !isOverflowed)
            {
                isOverflowed = true;
                overflow!.Raise(Interruption.Terminate);
            }
        }

        return !isOverflowed && observer.Output(run, channel, bytes);
    }

    private string DirectoryOf(Job job)
    {
        var directory = Path.Join(context.EnterRoot(), job.Root);
        return Directory.Exists(directory) ? directory : throw new GitVanException($"{job.Origin}: the job's root '{job.Root}' is not a folder");
    }
}
