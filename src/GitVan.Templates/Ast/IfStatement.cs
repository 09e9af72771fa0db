using GitVan.Templates.Rendering;

namespace GitVan.Templates.Ast;

/// <summary><c>if</c>, <c>elif</c> and <c>else</c>; the last branch may have no condition.</summary>
internal sealed class IfStatement((Expression? Condition, Body Body)[] branches) : Statement
{
    public override void Render(Scope scope)
    {
        foreach (var (condition, body) in branches)
        {
            if (condition is not null && !condition.Evaluate(scope).IsTruthy) continue;
            body.Render(scope);
            return;
        }
    }
}
