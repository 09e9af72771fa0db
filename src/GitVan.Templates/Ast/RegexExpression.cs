using GitVan.Templates.Rendering;
using GitVan.Templates.Values;

namespace GitVan.Templates.Ast;

/// <summary><c>r/…/flags</c></summary>
internal sealed class RegexExpression(RegexValue regex) : Expression
{
    public override Value Evaluate(Scope scope) => regex.Copy();
}
