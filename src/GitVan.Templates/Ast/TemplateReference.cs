using GitVan.Templates.Rendering;
using GitVan.Templates.Values;

namespace GitVan.Templates.Ast;

/// <summary>The expression that names another template. Of an array of names, the first that exists is meant.</summary>
internal sealed class TemplateReference(Expression expression, int place)
{
    public Template Get(Scope scope) => Find(scope) ?? throw Missing(scope);

    public Template? Find(Scope scope)
    {
        scope.Activation.Place = place;
        var value = expression.Evaluate(scope);
        scope.Activation.Place = place;
        if (value.AsArray is { } names) return names.Items.Select(name => Find(scope, name)).FirstOrDefault(one => one is not null);
        return Find(scope, value);
    }

    private static Template? Find(Scope scope, Value name) => name.AsString is { } text
        ? scope.Context.FindTemplate(text, scope.Activation.Template.Name)
        : throw new TemplateException($"template names must be a string: {name}");

    private TemplateException Missing(Scope scope) => scope.Context.NotFound(expression.Evaluate(scope).ToString());
}
