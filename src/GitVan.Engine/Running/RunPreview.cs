using GitVan.Engine.Git;
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

    public PlannedRun Of(Job job)
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
