using GitVan.Templates.Rendering;

namespace GitVan.Templates.Ast;

/// <summary><c>macro</c></summary>
internal sealed class MacroStatement(LocalVariable variable, MacroDefinition definition, bool inFrame) : Statement
{
    public override void Render(Scope scope)
    {
        var macro = definition.Close(scope);
        scope.Slots[variable.Slot] = macro;
        if (inFrame)
        {
            scope.Activation.Frame.Set(variable.Name, macro);
            return;
        }

        if (variable.Name[0] != '_') scope.Activation.Variables.Export(variable.Name);
        scope.Activation.Variables.Set(variable.Name, macro);
    }
}
