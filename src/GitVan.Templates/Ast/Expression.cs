using GitVan.Templates.Rendering;
using GitVan.Templates.Values;

namespace GitVan.Templates.Ast;

/// <summary>A piece of a template that has a value.</summary>
internal abstract class Expression
{
    public abstract Value Evaluate(Scope scope);

    /// <summary>How a message names it, as in "cannot call `a["b"]`".</summary>
    public virtual string Describe() => "--expression--";
}
