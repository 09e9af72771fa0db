using GitVan.Templates.Rendering;

namespace GitVan.Templates.Ast;

/// <summary><c>extends</c>: from here on, blocks belong to the parent, which renders when this template ends.</summary>
internal sealed class ExtendsStatement(TemplateReference template) : Statement
{
    public override void Render(Scope scope)
    {
        var parent = template.Get(scope);
        scope.Activation.Parent = parent;
        scope.Activation.Variables.AddBlocks(parent);
    }
}
