namespace GitVan.Engine.Configuration;

/// <summary>A configuration file as it is on disk.</summary>
/// <param name="Name">As people write it, from the top of the repository.</param>
public sealed record ConfigurationFile(string Name, byte[] Content);
