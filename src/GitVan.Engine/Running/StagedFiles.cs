using GitVan.Engine.Git;
using GitVan.Engine.Model;
using GitVan.Engine.Staging;

namespace GitVan.Engine.Running;

/// <summary>The files of one trigger's jobs that write: what is not staged is hidden from before the first job until after the last one.</summary>
internal sealed class StagedFiles
{
    /// <summary>Before these git has made the commit's tree. A merge that fails here can still be committed.</summary>
    private static readonly string[] HooksWithTree = ["pre-merge-commit", "prepare-commit-msg", "commit-msg"];

    private readonly RunContext context;
    private readonly RunChoice choice;
    private readonly IRunObserver observer;
    private readonly StagedWork? work;
    private readonly string? refusal;

    private StagedFiles(RunContext context, RunChoice choice, IRunObserver observer, StagedWork? work = null, string? refusal = null) =>
        (this.context, this.choice, this.observer, this.work, this.refusal) = (context, choice, observer, work, refusal);

    /// <param name="orders">All that may run.</param>
    public static StagedFiles Begin(RunContext context, GitRunner git, IReadOnlyList<RunOrder> orders, RunChoice choice, IRunObserver observer, Action<string> step)
    {
        var writers = orders.Where(order => Writes(order) && order.Skip is null && order.Refusal is null).ToList();

        // What jobs do to a work tree of the push's own goes with it.
        if (writers.Count == 0 || context.Repository.IsBare || context.Push?.Tree is not null)
            return new StagedFiles(context, choice, observer);
        try
        {
            var work = StagedWork.Begin(context.Repository, context.Environment, git, context.Time, context.Interruption, writers.SelectMany(PathsOf), step);
            var files = new StagedFiles(context, choice, observer, work);
            files.Say(work.Recovered);
            return files;
        }
        catch (GitVanException e)
        {
            return new StagedFiles(context, choice, observer, refusal: e.Hint is null ? e.Message : $"{e.Message} (hint: {e.Hint})");
        }
    }

    /// <summary>Lets a job run, unless it writes and what is not staged could not be hidden from it.</summary>
    public RunOrder Admit(RunOrder order)
    {
        if (!Writes(order))
            return order;

        // What a sparse checkout leaves out was not put back either.
        var files = order.Files!.Where(path => FileLists.IsThere(Path.Join(context.Repository.Root, FileLists.FromTop(order.Job, path)))).ToList();
        return order with
        {
            Files = files,
            Staging = work is null ? null : this,
            Refusal = order.Refusal ?? refusal,
            Skip = order.Skip ?? (files.Count == 0 && refusal is null ? "no staged file is in the work tree" : null),
        };
    }

    /// <returns>Null where nothing of the job's is staged.</returns>
    public StagedLook? Look(RunOrder order) => order.Job.StagesFixes && !choice.StagesNothing ? work!.Look(PathsOf(order), IsTooLate(order.Trigger)) : null;

    /// <exception cref="GitVanException">It can't be staged, or is too late for the commit.</exception>
    public void Stage(StagedLook look, Trigger trigger)
    {
        if (work!.Stage(look) && IsTooLate(trigger))
            throw new GitVanException($"its fix is staged, but git has made the commit's tree before {trigger}") { Hint = "run: git commit" };
    }

    /// <summary>Gives back what was hidden, whatever happened.</summary>
    public void End() => Say(work?.End() ?? []);

    /// <summary>Whoever runs the hook by hand commits later.</summary>
    private bool IsTooLate(Trigger trigger) => trigger is Trigger.Hook { Name: var hook } && HooksWithTree.Contains(hook) && context.Environment.ContainsKey(GitEnvironment.IndexFile);

    private void Say(IReadOnlyList<string> lines)
    {
        foreach (var line in lines)
            observer.Noted(line);
    }

    private static bool Writes(RunOrder order) => order.Job.Writes && order.Files is { Count: > 0 };

    private static IEnumerable<string> PathsOf(RunOrder order) => order.Files!.Select(file => FileLists.FromTop(order.Job, file));
}
