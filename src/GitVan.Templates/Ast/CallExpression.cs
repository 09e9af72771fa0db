using GitVan.Templates.Rendering;
using GitVan.Templates.Values;

namespace GitVan.Templates.Ast;

/// <summary><c>function(arguments)</c>; a method is called without being looked up as a value first.</summary>
internal sealed class CallExpression(Expression callee, Expression[] arguments, int place) : Expression
{
    public Expression[] Arguments => arguments;

    /// <summary>The same call with a last argument more: the body of a <c>call</c>.</summary>
    public CallExpression With(Expression[] all) => new(callee, all, place);

    public override Value Evaluate(Scope scope)
    {
        scope.Context.Step();
        if (callee is LookupExpression { Key: LiteralExpression { Value.AsString: { } name } } member)
        {
            var target = member.Target.Evaluate(scope);
            var values = EvaluateAll(scope);
            scope.Activation.Place = place;
            if (Members.TryCall(target, name, values, scope.Context, out var result)) return result;
            var known = target.IsNullish ? [] : Members.Names(target);
            throw NotCallable(Members.Get(target, name, scope.Context), name, known);
        }

        var function = callee.Evaluate(scope);
        scope.Activation.Place = place;
        if (function.AsFunction is null)
        {
            var name2 = (callee as NameExpression)?.Name ?? "";
            throw NotCallable(function, name2, scope.Activation.Variables.Names);
        }

        var passed = EvaluateAll(scope);
        scope.Activation.Place = place;
        return function.AsFunction.Call(new Arguments(passed), scope.Context);
    }

    private Value[] EvaluateAll(Scope scope)
    {
        if (arguments.Length == 0) return [];
        var values = new Value[arguments.Length];
        for (var i = 0; i < values.Length; i++) values[i] = arguments[i].Evaluate(scope);
        return values;
    }

    private TemplateException NotCallable(Value value, string name, IEnumerable<string> known) =>
        new($"unable to call `{callee.Describe()}`, which is {(value.IsTruthy ? "not a function" : "undefined or falsey")}")
        {
            Hint = Nearest.Hint(name, known),
        };
}
