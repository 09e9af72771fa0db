using GitVan.Engine.Model;

namespace GitVan.Engine.Running;

/// <summary>
/// The runs that led to this one, carried in the environment: a post-commit job that commits comes back to itself. A job may start
/// others, but not itself again, and not without end.
/// </summary>
public sealed class RunAncestry
{
    public const int DeepestChain = 16;
    private const string DepthVariable = "GITVAN_DEPTH";
    private const string ChainVariable = "GITVAN_CHAIN";

    private readonly string[] chain;
    private readonly string repository;

    public RunAncestry(RunContext context)
    {
        repository = context.Repository.CommonDirectory;
        chain = context.Environment.TryGetValue(ChainVariable, out var value) ? value.Split('\n') : [];
    }

    /// <summary>One line why the job must not run here, or null.</summary>
    public string? Refusal(Job job)
    {
        if (chain.Contains(Link(job)))
            return $"job '{job.Id}' would start itself again";
        return chain.Length >= DeepestChain ? $"{chain.Length} jobs started one another" : null;
    }

    public void AddTo(Dictionary<string, string> environment, Job job)
    {
        environment[DepthVariable] = (chain.Length + 1).ToString(System.Globalization.CultureInfo.InvariantCulture);
        environment[ChainVariable] = string.Join('\n', [.. chain, Link(job)]);
    }

    private string Link(Job job) => $"{repository.ReplaceLineEndings(" ")}\t{job.Id.Value.ReplaceLineEndings(" ")}";
}
