using GitVan.Templates.Rendering;

namespace GitVan.Templates.Ast;

/// <summary>A piece of a template that writes something or changes a variable.</summary>
internal abstract class Statement
{
    public abstract void Render(Scope scope);
}
