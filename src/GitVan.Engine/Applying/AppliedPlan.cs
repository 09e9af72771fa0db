using GitVan.Engine.Model;
using GitVan.Engine.Receipts;
using GitVan.Engine.Templating;

namespace GitVan.Engine.Applying;

/// <summary>What became of a plan.</summary>
/// <param name="Run">Null where there was nothing to do.</param>
/// <param name="ReceiptFailure">Why no receipt could be kept; null where one was, or there was nothing to do.</param>
public sealed record AppliedPlan(Plan Plan, Run? Run, GitVanException? ReceiptFailure)
{
    /// <summary>Why it failed after it had begun; its files are as they were.</summary>
    public GitVanException? Failure { get; init; }
}
