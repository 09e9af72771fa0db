using GitVan.Templates.Rendering;

namespace GitVan.Templates.Ast;

/// <summary><c>include</c>: a rendering of its own, which sees all variables and changes none.</summary>
internal sealed class IncludeStatement(TemplateReference template, bool ignoreMissing) : Statement
{
    public override void Render(Scope scope)
    {
        var included = ignoreMissing ? template.Find(scope) : template.Get(scope);
        included?.Render(scope.Context, scope.Activation.Variables.Fork(), scope.Activation.Frame);
    }
}
