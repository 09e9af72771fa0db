using GitVan.Templates.Rendering;
using GitVan.Templates.Values;

namespace GitVan.Templates.Ast;

/// <summary>A variable: in a slot where the parser knows it, else in the frames or the context, by its name.</summary>
internal sealed class NameExpression(string name) : Expression
{
    private int _slot = -1;
    private int _functionsOut;

    public string Name => name;

    public void Place(int slot, int functionsOut)
    {
        _slot = slot;
        _functionsOut = functionsOut;
    }

    public override Value Evaluate(Scope scope)
    {
        if (_slot >= 0) return Function(scope).Slots[_slot];
        var value = scope.Activation.Lookup(name);
        return value.IsUndefined && scope.Context.Options.JinjaCompatibility ? Constant() : value;
    }

    public void AssignLocal(Scope scope, Value value)
    {
        if (_slot >= 0) Function(scope).Slots[_slot] = value;
    }

    public override string Describe() => name;

    private Scope Function(Scope scope)
    {
        for (var i = 0; i < _functionsOut; i++) scope = scope.Outer!;
        return scope;
    }

    private Value Constant() => name switch { "True" => true, "False" => false, "None" => Value.Null, _ => Value.Undefined };
}
