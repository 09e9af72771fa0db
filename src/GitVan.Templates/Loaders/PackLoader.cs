namespace GitVan.Templates.Loaders;

/// <summary>
/// Templates of packs, named <c>pack:template</c>, beside those that belong to none. What a template of a pack names is always of the same pack: it can
/// be used from outside, and never reaches out.
/// </summary>
/// <param name="own">The templates that belong to no pack.</param>
/// <param name="packs">By their names, which have no colon.</param>
public sealed class PackLoader(ITemplateLoader own, IReadOnlyDictionary<string, ITemplateLoader> packs) : ITemplateLoader
{
    public IEnumerable<string> Names => own.Names.Concat(packs.SelectMany(pack => pack.Value.Names.Select(name => Join(pack.Key, name))));

    public string? Find(string name) => Split(name) is var (pack, inside) ? packs.GetValueOrDefault(pack)?.Find(inside) : own.Find(name);

    public string Resolve(string name, string? from) => from is not null && Split(from) is var (pack, inside) && packs.TryGetValue(pack, out var loader)
        ? Join(pack, loader.Resolve(name, inside))
        : own.Resolve(name, from);

    /// <summary>The pack of a template, and the template's name in it; null for one that belongs to none.</summary>
    public static (string Pack, string Name)? Split(string name) => name.IndexOf(':') is >= 0 and var colon ? (name[..colon], name[(colon + 1)..]) : null;

    private static string Join(string pack, string name) => $"{pack}:{name}";
}
