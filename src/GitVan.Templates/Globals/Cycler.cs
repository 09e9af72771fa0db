using GitVan.Templates.Rendering;
using GitVan.Templates.Values;

namespace GitVan.Templates.Globals;

/// <summary>cycler(items…): a map whose <c>next()</c> gives one item after another, and begins again; <c>current</c> is the last one given.</summary>
internal static class Cycler
{
    public static Value Create(Arguments a, RenderContext context)
    {
        var items = a.AsSpan().ToArray();
        var index = -1;
        var cycler = new MapValue { ["current"] = Value.Null };
        cycler["reset"] = new FunctionValue("reset", (_, _) =>
        {
            index = -1;
            cycler["current"] = Value.Null;
            return Value.Undefined;
        });
        cycler["next"] = new FunctionValue("next", (_, _) =>
        {
            index = index + 1 < items.Length ? index + 1 : 0;
            return cycler["current"] = items.Length > 0 ? items[index] : Value.Undefined;
        });
        return cycler;
    }
}
