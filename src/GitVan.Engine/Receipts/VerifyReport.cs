namespace GitVan.Engine.Receipts;

/// <summary>What <c>receipt verify</c> found.</summary>
/// <param name="Lag">Lines the view does not have yet; not a fault.</param>
public sealed record VerifyReport(int Chains, int Receipts, int Lag, IReadOnlyList<Finding> Findings)
{
    public bool Passed => Findings.Count == 0;
}
