using GitVan.Engine.Git;
using GitVan.Engine.Jobs;
using GitVan.Engine.Model;
using GitVan.Engine.Processes;

namespace GitVan.Engine.Running;

/// <summary>Says what the jobs of a trigger would do, and starts none. Conditions and lists that are commands are asked.</summary>
public sealed class RunPreview
{
    private readonly RunContext context;
    private readonly JobPrograms programs;
    private readonly Trigger trigger;
    private readonly RunPlan plan;

    public RunPreview(RunContext context, GitRunner git, JobPrograms programs, Trigger trigger, RunChoice choice, Action<string> note)
    {
        (this.context, this.programs, this.trigger) = (context, programs, trigger);
        plan = new RunPlan(context, git, trigger, choice, note);
    }

    /// <summary>In the order they would start, if all of them succeed.</summary>
    /// <param name="group">The order of the hook's command jobs; null for one after another.</param>
    public IReadOnlyList<PlannedRun> Of(IReadOnlyList<Job> jobs, JobGroup? group)
    {
        var planned = jobs.ToDictionary(job => job.Id, Of);
        var anyoneWrites = jobs.Any(job => job.Writes);
        RunClaims.Claim ClaimOf(JobPlace place) => RunClaims.Claim.Of(OrderOf(planned[place.Job!.Id]), [], anyoneWrites);

        var graph = new RunGraph(JobOrder.Of(jobs, group));
        List<PlannedRun> runs = [];
        for (var step = 1; !graph.IsDone; step++)
        {
            var claims = new RunClaims();
            List<JobPlace> started = [];
            var isAlone = false;
            while (graph.Take(place => !isAlone && (!place.Job!.IsInteractive || started.Count == 0) && claims.IsFree(ClaimOf(place))) is { Place: var place })
            {
                var run = planned[place.Job!.Id];
                runs.Add(run with { Step = step });
                if (!run.Runs)
                {
                    graph.End(place, null);
                    continue;
                }

                started.Add(place);
                claims.Take(ClaimOf(place));
                isAlone = place.Job.IsInteractive;
            }

            foreach (var place in started)
                graph.End(place, null);
        }

        return runs;
    }

    private PlannedRun Of(Job job)
    {
        var decision = plan.Decide(job);
        IReadOnlyList<string> commands = [];
        if (decision is { Skip: null, Refusal: null })
        {
            try
            {
                commands = Commands(job, decision);
            }
            catch (GitVanException e)
            {
                decision = decision with { Refusal = e.Message };
            }
        }

        return new PlannedRun(job, decision, commands, [.. plan.Explain(job)]);
    }

    private RunOrder OrderOf(PlannedRun run) => new()
    {
        Context = context,
        Job = run.Job,
        Trigger = trigger,
        Subject = new Subject.Tree(context.Repository.Format.EmptyTree),
        Input = StandardInput.Empty,
        Files = run.Decision.Files,
        Skip = run.Decision.Skip ?? run.Decision.Refusal,
    };

    private IReadOnlyList<string> Commands(Job job, RunDecision decision)
    {
        // What it is built to is nothing that people know.
        if (job.Program is JobProgram.Source { File: { } file })
            return [Path.GetRelativePath(context.JobRoot, file)];
        var run = new RunRequest
        {
            Id = RunId.Create(context.Time),
            Job = job,
            Trigger = trigger,
            Subject = new Subject.Tree(context.Repository.Format.EmptyTree),
            Input = StandardInput.Empty,
            Files = decision.Files,
            Started = context.Time.GetUtcNow(),
        };
        var environment = JobEnvironment.For(job, run.Id, trigger, context);
        return
        [
            .. programs.CommandsFor(run, environment, Path.Join(context.EnterRoot(), job.Root), context.JobRoot)
                .Select(command => command is { Program: "/bin/sh", Arguments: ["-c", var line, ..] } ? line : string.Join(' ', [Path.GetFileName(command.Program), .. command.Arguments.Select(Word)])),
        ];
    }

    private static string Word(string word) =>
        word.Length > 0 && word.All(c => char.IsLetterOrDigit(c) || "/._-:=@%+,".Contains(c)) ? word : $"'{word.Replace("'", "'\\''", StringComparison.Ordinal)}'";
}
