using GitVan.Templates.Rendering;
using GitVan.Templates.Values;

namespace GitVan.Templates.Ast;

/// <summary>The body of a <c>call</c>, which the macro gets as its keyword argument <c>caller</c>.</summary>
internal sealed class CallerExpression(MacroDefinition definition) : Expression
{
    public override Value Evaluate(Scope scope) => definition.Close(scope);
}
