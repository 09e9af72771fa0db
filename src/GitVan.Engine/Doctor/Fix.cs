namespace GitVan.Engine.Doctor;

/// <summary>A mend that <c>--fix</c> makes. Several results may share one; it is made once.</summary>
/// <param name="Apply">Makes it and says what was done, a line each; none where there was nothing left to do.</param>
internal sealed record Fix(Func<IReadOnlyList<string>> Apply);
