using GitVan.Engine.Git;
using GitVan.Engine.Model;

namespace GitVan.Engine.Running;

/// <summary>
/// Decides which jobs of one trigger run, and on which files, before any of them can change one. What people said comes first, then the rules, then the
/// files; nothing is asked that an answer before it made needless.
/// </summary>
/// <param name="note">Is told in a line what people should know.</param>
internal sealed class RunPlan
{
    private readonly FileLists lists;
    private readonly RunRules rules;
    private readonly Trigger trigger;
    private readonly RunChoice choice;

    public RunPlan(RunContext context, GitRunner git, Trigger trigger, RunChoice choice, Action<string> note)
    {
        (this.trigger, this.choice) = (trigger, choice);
        lists = new FileLists(context, git, trigger, choice, note);
        rules = new RunRules(context, git, trigger, lists.OfTrigger);
    }

    public RunOrder Plan(RunOrder order)
    {
        try
        {
            var decision = Decide(order.Job);
            return order with { Files = decision.Files, Skip = decision.Skip, Refusal = decision.Refusal };
        }
        catch (OperationCanceledException)
        {
            return order;
        }
    }

    /// <exception cref="OperationCanceledException">The person interrupted.</exception>
    public RunDecision Decide(Job job)
    {
        if (choice.Skips.TryGetValue(job.Id, out var said))
            return new RunDecision(Skip: said);
        try
        {
            // Whoever names a job wants it to run.
            if (trigger is not Trigger.Person && !choice.Force && rules.Objection(job) is { } objection)
                return new RunDecision(Skip: objection);
            if (job.Files is not { } wanted)
                return new RunDecision();
            var files = lists.For(job, wanted);
            return files.Count > 0 || choice.Force || lists.DeletedFor(job, wanted).Any() ? new RunDecision(files) : new RunDecision(Skip: lists.Absence(wanted));
        }
        catch (GitVanException e)
        {
            return new RunDecision(Refusal: e.Hint is null ? e.Message : $"{e.Message} (hint: {e.Hint})");
        }
    }

    /// <summary>What led to the decision, a line each.</summary>
    public IEnumerable<string> Explain(Job job)
    {
        foreach (var rule in job.Rules)
        {
            foreach (var condition in rule.Skip)
                yield return $"skip: {condition} ({Answer(condition, job)})";
            foreach (var condition in rule.Only)
                yield return $"only: {condition} ({Answer(condition, job)})";
        }

        if (job.Files is { } wanted)
        {
            foreach (var line in lists.Explain(job, wanted))
                yield return line;
        }
    }

    private string Answer(RunCondition condition, Job job)
    {
        try
        {
            return rules.Holds(condition, job) ? "holds" : "does not hold";
        }
        catch (GitVanException e)
        {
            return e.Message;
        }
    }
}
