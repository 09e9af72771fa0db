using GitVan.Templates.Rendering;
using GitVan.Templates.Values;

namespace GitVan.Templates.Globals;

/// <summary>joiner(separator): a function that gives nothing the first time and the separator from then on.</summary>
internal static class Joiner
{
    public static Value Create(Arguments a, RenderContext context)
    {
        var separator = a[0].IsTruthy ? a[0] : ",";
        var first = true;
        return new FunctionValue("joiner", (_, _) =>
        {
            var value = first ? Value.EmptyText : separator;
            first = false;
            return value;
        });
    }
}
