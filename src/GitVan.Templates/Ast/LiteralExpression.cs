using GitVan.Templates.Rendering;
using GitVan.Templates.Values;

namespace GitVan.Templates.Ast;

/// <summary>A string, a number, a boolean or null.</summary>
internal sealed class LiteralExpression(Value value) : Expression
{
    public Value Value => value;

    public override Value Evaluate(Scope scope) => value;

    public override string Describe() => value.ToString();
}
