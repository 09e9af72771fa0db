using GitVan.Templates.Ast;

namespace GitVan.Templates.Syntax;

/// <summary>The variables that the parser can place: those of loops, parameters, macros and imports.</summary>
/// <param name="slots">The function that they belong to.</param>
/// <param name="around">The scope around this one, or null where nothing outside can be seen by name.</param>
internal sealed class VariableScope(FunctionSlots slots, VariableScope? around = null)
{
    private readonly Dictionary<string, int> _slots = [];

    public FunctionSlots Slots => slots;

    public VariableScope? Around => around;

    public LocalVariable Declare(string name)
    {
        if (!_slots.TryGetValue(name, out var slot)) _slots[name] = slot = slots.Add();
        return new LocalVariable(name, slot);
    }

    /// <summary>Gives a name its slot, if any scope has one.</summary>
    public bool Resolve(NameExpression expression)
    {
        var functionsOut = 0;
        for (var scope = this; scope is not null; scope = scope.Around)
        {
            if (scope._slots.TryGetValue(expression.Name, out var slot))
            {
                expression.Place(slot, functionsOut);
                return true;
            }

            if (scope.Around is { } next && next.Slots != scope.Slots) functionsOut++;
        }

        return false;
    }
}
