namespace GitVan.Templates.Loaders;

/// <summary>Templates that are given as text.</summary>
public sealed class MemoryLoader(IReadOnlyDictionary<string, string> templates) : ITemplateLoader
{
    public IEnumerable<string> Names => templates.Keys;

    public string? Find(string name) => templates.GetValueOrDefault(name);
}
