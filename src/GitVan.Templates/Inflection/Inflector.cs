using GitVan.Templates.Values;

namespace GitVan.Templates.Inflection;

/// <summary>English words and names, from one form to another, as the npm package inflection 3 does it.</summary>
internal static class Inflector
{
    private static readonly HashSet<string> Uncountable = [.. InflectionRules.Uncountable.Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries)];
    private static readonly HashSet<string> SmallWords = [.. "and or nor a an the so but to of at by from into on onto off out in over with for".Split(' ')];
    private static readonly Lazy<InflectionTable> Plural = new(() => new InflectionTable(InflectionRules.ToPlural));
    private static readonly Lazy<InflectionTable> Singular = new(() => new InflectionTable(InflectionRules.ToSingular));

    public static string Pluralize(string word) => IsUncountable(word) ? word : Plural.Value.Apply(word);

    public static string Singularize(string word) => IsUncountable(word) ? word : Singular.Value.Apply(word);

    public static string Camelize(string name, bool lowerFirst = false)
    {
        var first = true;
        return string.Join("::", name.Split('/').Select(part => string.Concat(part.Split('_').Select((word, i) =>
        {
            var rest = i == 0 ? word : JsText.ToLower(word);
            var letter = First(rest);
            letter = lowerFirst && first ? JsText.ToLower(letter) : JsText.ToUpper(letter);
            first = false;
            return letter + AfterFirst(rest);
        }))));
    }

    public static string Underscore(string name, bool keepUpper = false)
    {
        if (keepUpper && name == JsText.ToUpper(name)) return name;
        var parts = name.Split("::").Select(part => string.Concat(part.Select((c, i) => char.IsAsciiLetterUpper(c) ? "_" + c : c.ToString())));
        return JsText.ToLower(string.Join('/', parts.Select(part => part.StartsWith('_') ? part[1..] : part)));
    }

    public static string Humanize(string name, bool lowerFirst = false)
    {
        var lower = JsText.ToLower(name);
        var suffix = lower.EndsWith("_ids", StringComparison.Ordinal) ? 4 : lower.EndsWith("_id", StringComparison.Ordinal) ? 3 : 0;
        var words = lower[..^suffix].Replace('_', ' ');
        return lowerFirst ? words : Capitalize(words);
    }

    public static string Capitalize(string text)
    {
        var lower = JsText.ToLower(text);
        return JsText.ToUpper(First(lower)) + AfterFirst(lower);
    }

    public static string Dasherize(string name) => name.Replace(' ', '-').Replace('_', '-');

    public static string Titleize(string name)
    {
        var words = JsText.ToLower(name).Replace('_', ' ').Split(' ')
            .Select(word => string.Join('-', word.Split('-').Select(part => SmallWords.Contains(part) ? part : Capitalize(part))));
        var title = string.Join(' ', words);
        return JsText.ToUpper(First(title)) + AfterFirst(title);
    }

    public static string Demodulize(string name) => name.Split("::")[^1];

    public static string Tableize(string name) => Pluralize(Underscore(name));

    public static string Classify(string name) => Singularize(Camelize(name));

    public static string ForeignKey(string name, bool dropUnderscore = false) => Underscore(Demodulize(name)) + (dropUnderscore ? "id" : "_id");

    public static string Ordinalize(string text) => string.Join(' ', text.Split(' ').Select(word =>
        double.IsNaN(NumberText.ParseInt(word, 10)) ? word : word + OrdinalSuffix(word)));

    /// <summary>Several of these in a row, by their names; a name that is none of them changes nothing.</summary>
    public static string Transform(string text, IEnumerable<string> steps) => steps.Aggregate(text, (now, step) => step switch
    {
        "pluralize" => Pluralize(now),
        "singularize" => Singularize(now),
        "camelize" => Camelize(now),
        "underscore" => Underscore(now),
        "humanize" => Humanize(now),
        "capitalize" => Capitalize(now),
        "dasherize" => Dasherize(now),
        "titleize" => Titleize(now),
        "demodulize" => Demodulize(now),
        "tableize" => Tableize(now),
        "classify" => Classify(now),
        "foreignKey" => ForeignKey(now),
        "ordinalize" => Ordinalize(now),
        _ => now,
    });

    private static bool IsUncountable(string word) => Uncountable.Contains(JsText.ToLower(word));

    private static string OrdinalSuffix(string word) => word switch
    {
        [.., '1', '1' or '2' or '3'] => "th",
        [.., '1'] => "st",
        [.., '2'] => "nd",
        [.., '3'] => "rd",
        _ => "th",
    };

    private static string First(string text) => text.Length > 0 ? text[..1] : "";

    private static string AfterFirst(string text) => text.Length > 0 ? text[1..] : "";
}
