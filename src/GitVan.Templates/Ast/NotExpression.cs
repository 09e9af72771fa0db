using GitVan.Templates.Rendering;
using GitVan.Templates.Values;

namespace GitVan.Templates.Ast;

/// <summary><c>not operand</c></summary>
internal sealed class NotExpression(Expression operand) : Expression
{
    public override Value Evaluate(Scope scope) => !operand.Evaluate(scope).IsTruthy;
}
