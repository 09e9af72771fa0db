using System.Text.Json.Nodes;

namespace GitVan.Engine.Configuration;

/// <summary>A configuration file as it is on disk.</summary>
/// <param name="Name">As people write it, from the top of the repository.</param>
public sealed record ConfigurationFile(string Name, byte[] Content)
{
    /// <summary>A JavaScript module; to be evaluated before it can be read.</summary>
    public bool IsModule { get; init; }

    /// <summary>What the module made of itself, as JSON; null for any other file.</summary>
    public JsonObject? Evaluated { get; init; }
}
