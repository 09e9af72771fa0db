using GitVan.Templates.Rendering;
using GitVan.Templates.Values;

namespace GitVan.Templates.Ast;

/// <summary><c>{{ expression }}</c></summary>
internal sealed class OutputStatement(Expression expression, int place) : Statement
{
    public override void Render(Scope scope)
    {
        scope.Activation.Place = place;
        var value = expression.Evaluate(scope);
        if (value.IsNullish)
        {
            if (!scope.Context.Options.ThrowOnUndefined) return;
            scope.Activation.Place = place;
            throw new TemplateException($"attempted to output null or undefined value: {expression.Describe()}")
            {
                Hint = expression is NameExpression name ? Nearest.Hint(name.Name, scope.Activation.Variables.Names) : null,
            };
        }

        var text = value.AsString ?? Conversion.ToText(value);
        if (scope.Context.Options.Autoescape && !value.IsSafe) Html.AppendEscaped(scope.Output, text);
        else scope.Output.Append(text);
    }
}
