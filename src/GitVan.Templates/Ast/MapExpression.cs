using GitVan.Templates.Rendering;
using GitVan.Templates.Values;

namespace GitVan.Templates.Ast;

/// <summary><c>{ key: value }</c>, and the keyword arguments of a call.</summary>
internal sealed class MapExpression((string Key, Expression Value)[] entries, bool isKeywords = false) : Expression
{
    public bool IsKeywords => isKeywords;

    public MapExpression With(string key, Expression value) => new([.. entries, (key, value)], isKeywords);

    public override Value Evaluate(Scope scope)
    {
        scope.Context.Step(entries.Length);
        var map = new MapValue { IsKeywords = isKeywords };
        foreach (var (key, value) in entries) map[key] = value.Evaluate(scope);
        // Nunjucks marks keyword arguments by a key, which shows where a function prints them.
        if (isKeywords) map["__keywords"] = true;
        return map;
    }
}
