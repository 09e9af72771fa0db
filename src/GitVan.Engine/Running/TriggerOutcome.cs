using GitVan.Engine.Model;
using GitVan.Engine.Receipts;

namespace GitVan.Engine.Running;

/// <summary>What a trigger led to.</summary>
/// <param name="Receipts">Where the receipts are; null where they could not be kept, and <paramref name="Trouble"/> says why.</param>
public sealed record TriggerOutcome(IReadOnlyList<Run> Runs, AppendOutcome? Receipts, GitVanException? Trouble)
{
    public bool Succeeded => Runs.All(run => run.Succeeded);
}
