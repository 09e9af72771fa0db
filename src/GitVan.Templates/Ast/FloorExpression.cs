using GitVan.Templates.Rendering;
using GitVan.Templates.Values;

namespace GitVan.Templates.Ast;

/// <summary><c>a // b</c>: the quotient, rounded down.</summary>
internal sealed class FloorExpression(Expression quotient) : Expression
{
    public override Value Evaluate(Scope scope) => Math.Floor(Conversion.ToNumber(quotient.Evaluate(scope)));
}
