using GitVan.Engine.Git;
using GitVan.Engine.Model;
using GitVan.Engine.Processes;

namespace GitVan.Engine.Running;

/// <summary>What each run of one trigger is about, settled before any of them can change a file.</summary>
internal sealed class RunPlan(RunContext context, GitRunner git, Trigger trigger, StandardInput input)
{
    private readonly FileLists lists = new(context, git, trigger, input);

    public RunOrder Plan(RunOrder order)
    {
        if (order.Job.Files is not { } wanted)
            return order;
        try
        {
            var files = lists.For(order.Job, wanted);
            return files.Count > 0 ? order with { Files = files } : order with { Skip = wanted.Absence };
        }
        catch (GitVanException e)
        {
            return order with { Refusal = e.Hint is null ? e.Message : $"{e.Message} (hint: {e.Hint})" };
        }
        catch (OperationCanceledException)
        {
            return order;
        }
    }
}
