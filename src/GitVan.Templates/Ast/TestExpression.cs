using GitVan.Templates.Rendering;
using GitVan.Templates.Values;

namespace GitVan.Templates.Ast;

/// <summary><c>subject is test(arguments)</c></summary>
internal sealed class TestExpression(string name, TemplateFunction? test, Expression[] arguments, int place) : Expression
{
    public override Value Evaluate(Scope scope)
    {
        scope.Context.Step();
        var values = new Value[arguments.Length];
        for (var i = 0; i < values.Length; i++) values[i] = arguments[i].Evaluate(scope);
        scope.Activation.Place = place;
        return test is not null
            ? Operation.StrictEquals(test(new Arguments(values), scope.Context), true)
            : throw new TemplateException($"test not found: {name}") { Hint = Nearest.Hint(name, scope.Context.Options.Tests.Keys) };
    }
}
