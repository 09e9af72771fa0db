using System.Runtime.CompilerServices;
using GitVan.Templates.Rendering;

namespace GitVan.Templates.Ast;

/// <summary>What stands between two tags: statements, and where each of them begins in the source.</summary>
internal sealed class Body((Statement Statement, int Place)[] statements)
{
    /// <summary>Whether nothing stands there, not even white space that a minus has taken away.</summary>
    public bool IsEmpty => statements.Length == 0;

    public void Render(Scope scope)
    {
        // Tags in tags need stack too, between one macro and the next.
        RuntimeHelpers.EnsureSufficientExecutionStack();
        scope.Context.Step(statements.Length);
        foreach (var (statement, place) in statements)
        {
            scope.Activation.Place = place;
            statement.Render(scope);
        }
    }

    /// <summary>What it writes, as text instead of output.</summary>
    public string Capture(Scope scope)
    {
        var start = scope.Output.Length;
        Render(scope);
        return scope.Output.TakeFrom(start);
    }
}
