using GitVan.Templates.Rendering;
using GitVan.Templates.Values;

namespace GitVan.Templates.Ast;

/// <summary><c>switch</c>: an empty case falls through to the next, as in JavaScript.</summary>
internal sealed class SwitchStatement(Expression subject, (Expression Condition, Body Body)[] cases, Body? otherwise) : Statement
{
    public override void Render(Scope scope)
    {
        var value = subject.Evaluate(scope);
        var matched = false;
        foreach (var (condition, body) in cases)
        {
            matched = matched || Operation.StrictEquals(value, condition.Evaluate(scope));
            if (!matched || body.IsEmpty) continue;
            body.Render(scope);
            return;
        }

        otherwise?.Render(scope);
    }
}
