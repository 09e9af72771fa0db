using GitVan.Engine.Doctor;

namespace GitVan.Cli.Commands;

/// <summary>What <c>doctor --json</c> prints.</summary>
/// <param name="Ok">Nothing fails.</param>
/// <param name="Fixed">What <c>--fix</c> did; empty without it.</param>
internal sealed record DoctorDocument(bool Ok, IReadOnlyList<CheckDocument> Checks, IReadOnlyList<string> Fixed)
{
    public static DoctorDocument Of(IReadOnlyList<CheckResult> results, IReadOnlyList<string> done) =>
        new(results.All(result => result.Status != CheckStatus.Fail), [.. results.Select(CheckDocument.Of)], done);
}
