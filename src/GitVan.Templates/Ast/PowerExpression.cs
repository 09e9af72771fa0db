using GitVan.Templates.Rendering;
using GitVan.Templates.Values;

namespace GitVan.Templates.Ast;

/// <summary><c>a ** b ** c</c>, from left to right as nunjucks has it.</summary>
internal sealed class PowerExpression(Expression[] operands) : Expression
{
    public override Value Evaluate(Scope scope)
    {
        var value = operands[0].Evaluate(scope);
        foreach (var operand in operands.AsSpan(1)) value = Operation.Power(value, operand.Evaluate(scope));
        return value;
    }
}
