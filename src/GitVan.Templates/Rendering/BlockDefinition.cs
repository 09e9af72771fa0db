using GitVan.Templates.Ast;

namespace GitVan.Templates.Rendering;

/// <summary>A block, with the template that it stands in.</summary>
internal sealed record BlockDefinition(Template Template, BlockStatement Block);
