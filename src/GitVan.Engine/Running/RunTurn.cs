namespace GitVan.Engine.Running;

/// <summary>How one job gets its turn.</summary>
/// <param name="Skip">One line why it does not run; null where it does.</param>
/// <param name="HasCompany">Others may run at the same time.</param>
internal readonly record struct RunTurn(string? Skip, bool HasCompany);
