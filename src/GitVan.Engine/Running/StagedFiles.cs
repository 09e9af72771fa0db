using GitVan.Engine.Git;
using GitVan.Engine.Staging;

namespace GitVan.Engine.Running;

/// <summary>The files of one trigger's jobs that write: what is not staged is hidden from before the first job until after the last one.</summary>
internal sealed class StagedFiles
{
    private readonly string root;
    private readonly IRunObserver observer;
    private readonly StagedWork? work;
    private readonly string? refusal;

    private StagedFiles(string root, IRunObserver observer, StagedWork? work, string? refusal) =>
        (this.root, this.observer, this.work, this.refusal) = (root, observer, work, refusal);

    public static StagedFiles Begin(RunContext context, GitRunner git, IReadOnlyList<RunOrder> orders, IRunObserver observer, Action<string> step)
    {
        var writers = orders.Where(order => Writes(order) && order.Skip is null && order.Refusal is null).ToList();
        if (writers.Count == 0 || context.Repository.IsBare)
            return new StagedFiles(context.Repository.Root, observer, null, null);
        try
        {
            var work = StagedWork.Begin(context.Repository, context.Environment, git, context.Time, context.Interruption, writers.SelectMany(PathsOf), step);
            var files = new StagedFiles(context.Repository.Root, observer, work, null);
            files.Say(work.Recovered);
            return files;
        }
        catch (GitVanException e)
        {
            return new StagedFiles(context.Repository.Root, observer, null, e.Hint is null ? e.Message : $"{e.Message} (hint: {e.Hint})");
        }
    }

    /// <summary>Lets a job run, unless it writes and what is not staged could not be hidden from it.</summary>
    public RunOrder Admit(RunOrder order)
    {
        if (!Writes(order))
            return order;

        // What a sparse checkout leaves out was not put back either.
        var files = order.Files!.Where(path => PresentFiles.Has(Path.Join(root, FileLists.FromTop(order.Job, path)))).ToList();
        return order with
        {
            Files = files,
            Staging = work is null ? null : this,
            Refusal = order.Refusal ?? refusal,
            Skip = order.Skip ?? (files.Count == 0 && refusal is null ? "no staged file is in the work tree" : null),
        };
    }

    /// <returns>Null where nothing of the job's is staged.</returns>
    public StagedLook? Look(RunOrder order) => order.Job.StagesFixes ? work!.Look(PathsOf(order)) : null;

    public void Stage(StagedLook look) => work!.Stage(look);

    /// <summary>Gives back what was hidden, whatever happened.</summary>
    public void End() => Say(work?.End() ?? []);

    private void Say(IReadOnlyList<string> lines)
    {
        foreach (var line in lines)
            observer.Noted(line);
    }

    private static bool Writes(RunOrder order) => order.Job.Writes && order.Files is { Count: > 0 };

    private static IEnumerable<string> PathsOf(RunOrder order) => order.Files!.Select(file => FileLists.FromTop(order.Job, file));
}
