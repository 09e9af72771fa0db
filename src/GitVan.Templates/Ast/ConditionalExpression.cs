using GitVan.Templates.Rendering;
using GitVan.Templates.Values;

namespace GitVan.Templates.Ast;

/// <summary><c>a if condition else b</c>; without an <c>else</c>, the empty text.</summary>
internal sealed class ConditionalExpression(Expression condition, Expression then, Expression? otherwise) : Expression
{
    public override Value Evaluate(Scope scope) =>
        condition.Evaluate(scope).IsTruthy ? then.Evaluate(scope) : otherwise?.Evaluate(scope) ?? Value.EmptyText;
}
