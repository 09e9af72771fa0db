using GitVan.Templates.Rendering;

namespace GitVan.Templates.Ast;

/// <summary><c>set</c>, of one or many names; its block form has a <see cref="CaptureExpression"/> for a value.</summary>
internal sealed class SetStatement(NameExpression[] targets, Expression expression) : Statement
{
    public override void Render(Scope scope)
    {
        var value = expression.Evaluate(scope);
        var activation = scope.Activation;
        foreach (var target in targets)
        {
            target.AssignLocal(scope, value);
            activation.Frame.Assign(target.Name, value);
            if (!activation.Frame.IsTopLevel) continue;
            activation.Variables.Set(target.Name, value);
            if (target.Name[0] != '_') activation.Variables.Export(target.Name);
        }
    }
}
