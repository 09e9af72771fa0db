using GitVan.Engine.Model;
using GitVan.Engine.Processes;

namespace GitVan.Engine.Running;

/// <summary>Runs one job: its attempts, limits and environment. A job that can't run is a run with result <c>error</c>, never an exception.</summary>
internal sealed class JobRunner(RunContext context, JobPrograms programs, JobMethods methods, IRunObserver observer)
{
    public Run Run(Job job, Trigger trigger, Subject subject, StandardInput input)
    {
        var request = new RunRequest
        {
            Id = RunId.Create(context.Time),
            Job = job,
            Trigger = trigger,
            Subject = subject,
            Input = input,
            Started = context.Time.GetUtcNow(),
        };
        var attempts = new Attempts(request, context, programs, methods, observer);
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
            Id = request.Id,
            Job = job,
            JobDigest = digest,
            Trigger = trigger,
            Subject = subject,
            Started = request.Started,
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
}
