namespace GitVan.Cli;

/// <summary>What a process finds itself in; read once, in <see cref="Program"/>.</summary>
/// <param name="Executable">Our own file, absolute.</param>
internal sealed record Surroundings(IReadOnlyDictionary<string, string> Environment, string Directory, string Executable, string Host, TimeProvider Time);
