namespace GitVan.Engine.Receipts;

/// <summary>What <c>receipt verify</c> found.</summary>
/// <param name="Lag">Lines the view does not have yet; not a fault.</param>
/// <param name="Waiting">Receipts that wait in files for the next command that can write them; not a fault.</param>
public sealed record VerifyReport(int Chains, int Receipts, int Lag, int Waiting, IReadOnlyList<Finding> Findings)
{
    /// <summary>Signatures that were checked.</summary>
    public int Signatures { get; init; }

    /// <summary>Signatures that could not be, because no file says who may sign; not a fault.</summary>
    public int UncheckedSignatures { get; init; }

    public bool Passed => Findings.Count == 0;
}
