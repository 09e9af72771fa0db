using GitVan.Templates.Rendering;
using GitVan.Templates.Values;

namespace GitVan.Templates.Ast;

/// <summary><c>target.key</c> and <c>target[key]</c>. Of undefined and null, every key is undefined.</summary>
internal sealed class LookupExpression(Expression target, Expression key) : Expression
{
    public Expression Target => target;

    public Expression Key => key;

    public override Value Evaluate(Scope scope) => Members.Get(target.Evaluate(scope), key.Evaluate(scope), scope.Context);

    public override string Describe() => $"{target.Describe()}[\"{key.Describe()}\"]";
}
