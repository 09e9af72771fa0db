using GitVan.Templates.Rendering;
using GitVan.Templates.Values;

namespace GitVan.Templates.Ast;

/// <summary><c>item in container</c></summary>
internal sealed class InExpression(Expression item, Expression container) : Expression
{
    public override Value Evaluate(Scope scope) => Operation.In(item.Evaluate(scope), container.Evaluate(scope));
}
