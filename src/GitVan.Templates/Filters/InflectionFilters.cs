using GitVan.Templates.Inflection;
using GitVan.Templates.Rendering;
using GitVan.Templates.Values;

namespace GitVan.Templates.Filters;

/// <summary>Filters of English words and of names.</summary>
internal static class InflectionFilters
{
    public static Value Camelize(Arguments a, RenderContext context) => Inflector.Camelize(Text(a, "camelize"), a[1].IsTruthy);

    public static Value Classify(Arguments a, RenderContext context) => Inflector.Classify(Text(a, "classify"));

    public static Value Dasherize(Arguments a, RenderContext context) => Inflector.Dasherize(Text(a, "dasherize"));

    public static Value Demodulize(Arguments a, RenderContext context) => Inflector.Demodulize(Text(a, "demodulize"));

    public static Value ForeignKey(Arguments a, RenderContext context) => Inflector.ForeignKey(Text(a, "foreign_key"), a[1].IsTruthy);

    public static Value Humanize(Arguments a, RenderContext context) => Inflector.Humanize(Text(a, "humanize"), a[1].IsTruthy);

    /// <summary>inflect(count, singular, plural): the form that goes with a number.</summary>
    public static Value Inflect(Arguments a, RenderContext context)
    {
        var word = Text(a, "inflect");
        if (double.IsNaN(Conversion.ToNumber(a[1]))) return a[0];
        return Operation.StrictEquals(a[1], 1)
            ? a[2].IsTruthy ? a[2] : Same(a[0], Inflector.Singularize(word))
            : a[3].IsTruthy ? a[3] : Same(a[0], Inflector.Pluralize(word));
    }

    public static Value Ordinalize(Arguments a, RenderContext context) => Inflector.Ordinalize(a[0].IsNumber ? Conversion.ToText(a[0]) : Text(a, "ordinalize"));

    public static Value Pascalize(Arguments a, RenderContext context) => Inflector.Camelize(Text(a, "pascalize"));

    public static Value Pluralize(Arguments a, RenderContext context) => a[1].IsTruthy ? a[1] : Same(a[0], Inflector.Pluralize(Text(a, "pluralize")));

    public static Value Singularize(Arguments a, RenderContext context) => a[1].IsTruthy ? a[1] : Same(a[0], Inflector.Singularize(Text(a, "singularize")));

    public static Value Tableize(Arguments a, RenderContext context) => Inflector.Tableize(Text(a, "tableize"));

    public static Value Titleize(Arguments a, RenderContext context) => Inflector.Titleize(Text(a, "titleize"));

    /// <summary>transform(["underscore", "pluralize"]): several of these in a row.</summary>
    public static Value Transform(Arguments a, RenderContext context) =>
        Same(a[0], Inflector.Transform(Text(a, "transform"), FilterInput.Items(a[1], "transform").Select(Conversion.ToText)));

    public static Value Underscore(Arguments a, RenderContext context) => Inflector.Underscore(Text(a, "underscore"), a[1].IsTruthy);

    // A word that no rule changes is the input itself, and so stays safe.
    private static Value Same(Value input, string result) => ReferenceEquals(result, input.AsText) ? input : result;

    private static string Text(Arguments a, string filter) =>
        a[0].AsText ?? throw new TemplateException($"{filter} needs a string, not {FilterInput.Describe(a[0])}");
}
