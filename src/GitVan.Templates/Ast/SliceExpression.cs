using GitVan.Templates.Rendering;
using GitVan.Templates.Values;

namespace GitVan.Templates.Ast;

/// <summary>Python's <c>list[start:stop:step]</c>, in Jinja compatibility mode. As in nunjucks, it takes what it reads as an array.</summary>
internal sealed class SliceExpression(Expression target, Expression? start, Expression? stop, Expression? step) : Expression
{
    public override Value Evaluate(Scope scope)
    {
        var value = target.Evaluate(scope);
        var length = value.AsArray?.Items.Count ?? value.AsText?.Length ?? 0;
        var by = Number(step, scope) ?? 1;
        if (by == 0) return new ArrayValue();
        var from = FromStart(Number(start, scope) ?? (by < 0 ? length - 1 : 0), length);
        var to = Number(stop, scope) is { } end ? FromStart(end, length) : by < 0 ? -1 : length;

        // The place after the last one is undefined, and counts.
        var items = new List<Value>();
        for (var i = from; (by < 0 ? i > to : i < to) && i >= 0 && i <= length; i += by) items.Add(Members.Get(value, i, scope.Context));
        scope.Context.Step(items.Count);
        return new ArrayValue(items);
    }

    private static double? Number(Expression? expression, Scope scope) =>
        expression?.Evaluate(scope) is { IsNullish: false } value ? Conversion.ToInteger(value) : null;

    private static double FromStart(double index, int length) => index < 0 ? index + length : index;
}
