using GitVan.Templates.Rendering;
using GitVan.Templates.Values;

namespace GitVan.Templates.Filters;

/// <summary>Filters of numbers.</summary>
internal static class NumberFilters
{
    public static Value Abs(Arguments a, RenderContext context) => Math.Abs(Conversion.ToNumber(a[0]));

    public static Value Float(Arguments a, RenderContext context)
    {
        var number = NumberText.ParseFloat(Conversion.ToText(a[0]));
        return double.IsNaN(number) ? a[1] : number;
    }

    public static Value Int(Arguments a, RenderContext context)
    {
        var radix = a.Get(2, "base");
        var number = NumberText.ParseInt(Conversion.ToText(a.Get(0, "value")), radix.IsUndefined ? 10 : Conversion.ToNumber(radix));
        return double.IsNaN(number) ? a.Get(1, "default") : number;
    }

    /// <summary>round(digits, "ceil" or "floor" or "common")</summary>
    public static Value Round(Arguments a, RenderContext context)
    {
        var factor = a[1].IsTruthy ? Operation.Power(10, a[1]) : 1;
        var number = Conversion.ToNumber(a[0]) * factor;
        var rounded = a[2].AsString switch { "ceil" => Math.Ceiling(number), "floor" => Math.Floor(number), _ => Nearest(number) };
        return rounded / factor;
    }

    // JavaScript's Math.round: a tie goes up, also below zero.
    private static double Nearest(double number)
    {
        var floor = Math.Floor(number);
        return number - floor >= 0.5 ? floor + 1 : floor;
    }
}
