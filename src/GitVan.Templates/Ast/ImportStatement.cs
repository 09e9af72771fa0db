using GitVan.Templates.Rendering;
using GitVan.Templates.Values;

namespace GitVan.Templates.Ast;

/// <summary><c>import … as name</c>, which binds the whole, and <c>from … import names</c>, which binds the parts.</summary>
internal sealed class ImportStatement(TemplateReference template, LocalVariable? whole, (string Name, LocalVariable Variable)[] parts, bool withContext, bool inFrame) : Statement
{
    public override void Render(Scope scope)
    {
        var exports = Exports(scope, template.Get(scope));
        if (whole is { } variable) Bind(scope, variable, exports);
        foreach (var (name, target) in parts)
        {
            if (!exports.TryGet(name, out var value)) throw new TemplateException($"cannot import '{name}'") { Hint = Nearest.Hint(name, exports.Keys) };
            Bind(scope, target, value);
        }
    }

    private MapValue Exports(Scope scope, Template imported) => withContext
        ? imported.Export(scope.Context, scope.Activation.Variables.Fork(), scope.Activation.Frame)
        : imported.Export(scope.Context, new TemplateContext(new MapValue(), scope.Context.Options), null);

    private void Bind(Scope scope, LocalVariable variable, Value value)
    {
        scope.Slots[variable.Slot] = value;
        if (inFrame) scope.Activation.Frame.Set(variable.Name, value);
        else scope.Activation.Variables.Set(variable.Name, value);
    }
}
