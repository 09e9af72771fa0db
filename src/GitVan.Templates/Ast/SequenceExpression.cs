using GitVan.Templates.Rendering;
using GitVan.Templates.Values;

namespace GitVan.Templates.Ast;

/// <summary><c>(a, b)</c>: the last one, as in JavaScript.</summary>
internal sealed class SequenceExpression(Expression[] items) : Expression
{
    public override Value Evaluate(Scope scope)
    {
        var last = Value.Undefined;
        foreach (var item in items) last = item.Evaluate(scope);
        return last;
    }
}
