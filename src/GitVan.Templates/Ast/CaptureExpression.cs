using GitVan.Templates.Rendering;
using GitVan.Templates.Values;

namespace GitVan.Templates.Ast;

/// <summary>The text between two tags. Under autoescape it is text like any other, and escaped once more when it is written.</summary>
internal sealed class CaptureExpression(Body body) : Expression
{
    public override Value Evaluate(Scope scope) => body.Capture(scope);
}
