using GitVan.Templates.Loaders;

namespace GitVan.Engine.Templating;

/// <summary>The templates of the folders and, where none of them has a name, those that come with the executable.</summary>
internal sealed class TemplateLoader(IReadOnlyList<string> folders) : ITemplateLoader
{
    private static readonly MemoryLoader BuiltIns = new(BuiltInTemplates.All);
    private readonly FolderLoader own = new(folders);

    public static IEnumerable<string> BuiltIn => BuiltIns.Names;

    public IEnumerable<string> Names => own.Names;

    public string? Find(string name) => own.Find(name) ?? BuiltIns.Find(name);
}
