using System.Text.Json.Nodes;
using GitVan.Engine.Inputs;
using GitVan.Engine.Model;
using GitVan.Engine.Processes;

namespace GitVan.Engine.Running;

/// <summary>Runs one job: its attempts, limits and environment. A job that can't run is a run with result <c>error</c>, never an exception.</summary>
public sealed class JobRunner(JobPrograms programs, JobMethods methods, RunLocks locks)
{
    public Run Run(RunOrder order, IRunObserver observer)
    {
        var (job, context) = (order.Job, order.Context);
        var inputs = CheckInputs(order, out var mistake);
        var request = new RunRequest
        {
            Id = RunId.Create(context.Time),
            Job = job,
            Trigger = order.Trigger,
            Subject = order.Subject,
            Input = order.Input,
            Inputs = inputs,
            Files = order.Files,
            HasCompany = order.HasCompany,
            SplitsFiles = order.SplitsFiles,
            Started = context.Time.GetUtcNow(),
        };

        // A lock that is lost ends the run as a person would.
        using var interruption = job.Concurrency.Lock is null ? null : context.Interruption.Link();
        var attempts = new Attempts(request, interruption is null ? context : context with { Interruption = interruption }, programs, methods, observer);
        if (order.Skip is null)
            observer.Started(request);

        var digest = "";
        RunResult result;
        string? reason = null;
        var isLocked = false;
        try
        {
            digest = JobDigest.Of(job, context.JobRoot);
            if (order.Skip is null && context.Interruption.Raised.IsCancellationRequested)
                throw new OperationCanceledException();
            if (mistake is not null)
                throw mistake;
            if ((order.Refusal ?? new RunAncestry(context).Refusal(job)) is { } refusal)
                throw new GitVanException(refusal);
            if (order.Skip is { } skip)
                (result, reason) = (RunResult.Skip, skip);
            else
            {
                var look = order.Staging?.Look(order);
                result = Make(attempts, request, interruption, context, out reason);
                if (result == RunResult.Success && look is not null)
                    order.Staging!.Stage(look, order.Trigger);
            }
        }
        catch (OperationCanceledException)
        {
            result = RunResult.Cancellation;
        }
        catch (Exception e) when (e is GitVanException or IOException or UnauthorizedAccessException)
        {
            isLocked = e is RunLockedException;
            result = isLocked ? RunResult.Failure : RunResult.Error;
            reason = e is GitVanException { Hint: { } hint } ? $"{e.Message} (hint: {hint})" : e.Message;
        }

        if (result == RunResult.Cancellation)
            reason ??= context.Interruption.Reason;
        var run = new Run
        {
            Id = request.Id,
            Job = job,
            JobDigest = digest,
            Trigger = request.Trigger,
            Subject = request.Subject,
            Started = request.Started,
            Finished = context.Time.GetUtcNow(),
            Result = result,
            Reason = reason,
            IsLocked = isLocked,
            ExitCode = attempts.Last?.ExitCode,
            Attempts = attempts.Count,
            CpuTime = attempts.CpuTime,
            PeakMemory = attempts.PeakMemory,
            LeftBehind = attempts.LeftBehind,
            OutputTail = attempts.Tail?.ToArray() ?? [],
            OutputBytes = attempts.Tail?.Total ?? 0,
            Inputs = inputs is { Count: > 0 } ? inputs : null,
            Calls = attempts.Calls?.Rows ?? [],
            CallsOmitted = attempts.Calls?.Omitted ?? 0,
            Data = attempts.Data,
            Message = attempts.Report?.Message,
            Artifacts = attempts.Attachments?.Artifacts ?? [],
            Fence = attempts.Lease is { } held ? new Fence(held.Name.Value, held.Token) : null,
        };
        observer.Finished(run);
        return run;
    }

    private RunResult Make(Attempts attempts, RunRequest request, Interruption? interruption, RunContext context, out string? reason)
    {
        using var lease = locks.Take(request.Job, request.Id, context.Interruption);
        using var lost = lease?.Lost.Register(() => interruption!.Raise(Interruption.Terminate));
        attempts.Lease = lease;
        var result = attempts.Make();
        reason = attempts.Reason;
        if (lease?.Lost.IsCancellationRequested != true || result == RunResult.Success)
            return result;
        reason = $"the lock '{lease.Name}' was lost while it ran";
        return RunResult.Error;
    }

    private static JsonObject? CheckInputs(RunOrder order, out GitVanException? mistake)
    {
        mistake = null;
        try
        {
            return InputSchema.Check(order.Job.Inputs, order.Inputs);
        }
        catch (GitVanException e)
        {
            mistake = e;
            return null;
        }
    }
}
