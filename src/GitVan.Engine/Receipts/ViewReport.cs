namespace GitVan.Engine.Receipts;

/// <summary>What bringing the view up did.</summary>
/// <param name="Lines">In the view now, in all notes that were looked at.</param>
/// <param name="Added">Lines that were missing.</param>
/// <param name="Contradictions">Lines that no chain bears out. They are left as they are unless they were to be removed.</param>
public sealed record ViewReport(int Lines, int Added, IReadOnlyList<Finding> Contradictions);
