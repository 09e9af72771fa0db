using GitVan.Templates.Rendering;

namespace GitVan.Templates.Ast;

/// <summary>Text that is written as it stands.</summary>
internal sealed class TextStatement(string text) : Statement
{
    public override void Render(Scope scope) => scope.Output.Append(text);
}
