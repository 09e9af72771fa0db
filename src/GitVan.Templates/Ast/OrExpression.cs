using GitVan.Templates.Rendering;
using GitVan.Templates.Values;

namespace GitVan.Templates.Ast;

/// <summary><c>a or b</c>: the first true operand, or the last one.</summary>
internal sealed class OrExpression(Expression[] operands) : Expression
{
    public override Value Evaluate(Scope scope)
    {
        var value = Value.Undefined;
        foreach (var operand in operands)
        {
            value = operand.Evaluate(scope);
            if (value.IsTruthy) break;
        }

        return value;
    }
}
