using GitVan.Templates.Rendering;
using GitVan.Templates.Values;

namespace GitVan.Templates.Ast;

/// <summary><c>input | filter(arguments)</c>. An unknown filter is an error only where it is reached, as in nunjucks.</summary>
internal sealed class FilterExpression(string name, TemplateFunction? filter, Expression[] arguments, int place) : Expression
{
    public override Value Evaluate(Scope scope)
    {
        scope.Context.Step();
        var values = new Value[arguments.Length];
        for (var i = 0; i < values.Length; i++) values[i] = arguments[i].Evaluate(scope);
        scope.Activation.Place = place;
        return filter is not null
            ? filter(new Arguments(values), scope.Context)
            : throw new TemplateException($"filter not found: {name}") { Hint = Nearest.Hint(name, scope.Context.Options.Filters.Keys) };
    }
}
