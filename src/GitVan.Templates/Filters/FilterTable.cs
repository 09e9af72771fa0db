using System.Collections.Frozen;
using GitVan.Templates.Values;

namespace GitVan.Templates.Filters;

/// <summary>All filters by their names.</summary>
public static class FilterTable
{
    private static readonly (string Name, TemplateFunction Filter)[] Filters =
    [
        // nunjucks: text
        ("capitalize", TextFilters.Capitalize),
        ("center", TextFilters.Center),
        ("indent", TextFilters.Indent),
        ("lower", TextFilters.Lower),
        ("nl2br", TextFilters.LinesToBreaks),
        ("replace", ReplaceFilter.Replace),
        ("string", TextFilters.Text),
        ("title", TextFilters.Title),
        ("trim", TextFilters.Trim),
        ("truncate", TextFilters.Truncate),
        ("upper", TextFilters.Upper),
        ("wordcount", TextFilters.WordCount),

        // nunjucks: HTML and addresses
        ("e", HtmlFilters.Escape),
        ("escape", HtmlFilters.Escape),
        ("forceescape", HtmlFilters.ForceEscape),
        ("safe", HtmlFilters.Safe),
        ("striptags", HtmlFilters.StripTags),
        ("urlencode", HtmlFilters.UrlEncode),
        ("urlize", UrlizeFilter.Urlize),

        // nunjucks: lists and maps
        ("batch", ListFilters.Batch),
        ("dictsort", SortFilters.DictSort),
        ("first", ListFilters.First),
        ("groupby", SelectFilters.GroupBy),
        ("join", ListFilters.Join),
        ("last", ListFilters.Last),
        ("length", ListFilters.Length),
        ("list", ListFilters.List),
        ("random", ListFilters.Random),
        ("reject", SelectFilters.Reject),
        ("rejectattr", SelectFilters.RejectAttribute),
        ("reverse", ListFilters.Reverse),
        ("select", SelectFilters.Select),
        ("selectattr", SelectFilters.SelectAttribute),
        ("slice", ListFilters.Slice),
        ("sort", SortFilters.Sort),
        ("sum", ListFilters.Sum),

        // nunjucks: numbers and other values
        ("abs", NumberFilters.Abs),
        ("d", ValueFilters.Default),
        ("default", ValueFilters.Default),
        ("dump", ValueFilters.Dump),
        ("float", NumberFilters.Float),
        ("int", NumberFilters.Int),
        ("round", NumberFilters.Round),

        // names and words, as the npm package inflection does it
        ("camelize", InflectionFilters.Camelize),
        ("classify", InflectionFilters.Classify),
        ("dasherize", InflectionFilters.Dasherize),
        ("demodulize", InflectionFilters.Demodulize),
        ("foreign_key", InflectionFilters.ForeignKey),
        ("humanize", InflectionFilters.Humanize),
        ("inflect", InflectionFilters.Inflect),
        ("ordinalize", InflectionFilters.Ordinalize),
        ("pascalize", InflectionFilters.Pascalize),
        ("pluralize", InflectionFilters.Pluralize),
        ("singularize", InflectionFilters.Singularize),
        ("tableize", InflectionFilters.Tableize),
        ("titleize", InflectionFilters.Titleize),
        ("transform", InflectionFilters.Transform),
        ("underscore", InflectionFilters.Underscore),

        // our own
        ("date", DateFilter.Date),
        ("json", ValueFilters.Json),
        ("pad", TextFilters.Pad),
        ("slug", SlugFilter.Slug),
    ];

    public static FrozenDictionary<string, TemplateFunction> BuiltIn { get; } = With([]);

    /// <summary>The built-in filters and these, of which one may replace a built-in one.</summary>
    public static FrozenDictionary<string, TemplateFunction> With(params IEnumerable<(string Name, TemplateFunction Filter)> more)
    {
        var all = Filters.ToDictionary(one => one.Name, one => one.Filter);
        foreach (var (name, filter) in more) all[name] = filter;
        return all.ToFrozenDictionary();
    }
}
