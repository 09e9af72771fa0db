using GitVan.Templates.Rendering;
using GitVan.Templates.Values;

namespace GitVan.Templates.Ast;

/// <summary><c>-operand</c> and <c>+operand</c></summary>
internal sealed class SignExpression(Expression operand, bool negate) : Expression
{
    public override Value Evaluate(Scope scope)
    {
        var number = Conversion.ToNumber(operand.Evaluate(scope));
        return negate ? -number : number;
    }
}
