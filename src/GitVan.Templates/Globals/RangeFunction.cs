using GitVan.Templates.Rendering;
using GitVan.Templates.Values;

namespace GitVan.Templates.Globals;

/// <summary>range(start, stop, step): the numbers from start up to, but without, stop.</summary>
internal static class RangeFunction
{
    public static Value Range(Arguments a, RenderContext context)
    {
        Value start = a[0], stop = a[1], step = a[2];
        if (stop.IsUndefined) (start, stop, step) = (0, start, 1);
        else if (!step.IsTruthy) step = 1;

        var up = Operation.Compare(step, 0) > 0;
        var items = new List<Value>();
        for (var i = start; up ? Operation.Compare(i, stop) < 0 : Operation.Compare(i, stop) > 0; i = Operation.Add(i, step))
        {
            context.Step();
            items.Add(i);
        }

        return new ArrayValue(items);
    }
}
