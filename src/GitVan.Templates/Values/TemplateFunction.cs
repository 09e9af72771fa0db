using GitVan.Templates.Rendering;

namespace GitVan.Templates.Values;

/// <summary>What a filter, a test or a global does: for a filter, the first argument is what it is applied to.</summary>
public delegate Value TemplateFunction(Arguments arguments, RenderContext context);
