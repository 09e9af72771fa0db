namespace GitVan.Engine.Toolchains;

/// <summary>A program and what follows its name.</summary>
/// <param name="Program">Absolute.</param>
public sealed record ProgramCommand(string Program, IReadOnlyList<string> Arguments);
