namespace GitVan.Templates.Loaders;

/// <summary>Where templates that others name come from. Used by many threads at once.</summary>
public interface ITemplateLoader
{
    /// <summary>The names there are, for a suggestion where one is missing.</summary>
    IEnumerable<string> Names { get; }

    /// <summary>The source of a template, or null where there is none of this name.</summary>
    string? Find(string name);

    /// <summary>The name that is meant inside another template: what starts with <c>./</c> or <c>../</c> starts from there.</summary>
    string Resolve(string name, string? from) => TemplateName.Resolve(name, from);
}
