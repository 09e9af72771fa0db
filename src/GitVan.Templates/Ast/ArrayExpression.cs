using GitVan.Templates.Rendering;
using GitVan.Templates.Values;

namespace GitVan.Templates.Ast;

/// <summary><c>[a, b]</c></summary>
internal sealed class ArrayExpression(Expression[] items) : Expression
{
    public override Value Evaluate(Scope scope)
    {
        scope.Context.Step(items.Length);
        var values = new List<Value>(items.Length);
        foreach (var item in items) values.Add(item.Evaluate(scope));
        return new ArrayValue(values);
    }
}
