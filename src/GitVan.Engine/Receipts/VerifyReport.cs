namespace GitVan.Engine.Receipts;

/// <summary>What <c>receipt verify</c> found.</summary>
/// <param name="Lag">Lines the view does not have yet; not a fault.</param>
/// <param name="Waiting">Receipts that wait in files for the next command that can write them; not a fault.</param>
public sealed record VerifyReport(int Chains, int Receipts, int Lag, int Waiting, IReadOnlyList<Finding> Findings)
{
    public bool Passed => Findings.Count == 0;
}
