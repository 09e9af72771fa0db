using System.Text.RegularExpressions;

namespace GitVan.Templates.Values;

/// <summary>The members of regular expressions, and what strings do with them.</summary>
internal static class RegexMembers
{
    public static readonly Dictionary<string, Func<RegexValue, Arguments, Value>> Table = new()
    {
        ["exec"] = (regex, a) => regex.Exec(Conversion.ToText(a[0])) is { } match ? Groups(match) : Value.Null,
        ["test"] = (regex, a) => regex.Exec(Conversion.ToText(a[0])) is not null,
        ["toString"] = (regex, _) => regex.ToString(),
    };

    public static Value? Property(RegexValue regex, string name) => name switch
    {
        "source" => (Value?)(Value)regex.Source,
        "flags" => (Value)string.Concat("gimy".Where(regex.Flags.Contains)),
        "global" => (Value)regex.IsGlobal,
        "ignoreCase" => (Value)regex.Flags.Contains('i'),
        "multiline" => (Value)regex.Flags.Contains('m'),
        "sticky" => (Value)regex.IsSticky,
        "lastIndex" => (Value)regex.LastIndex,
        _ => null,
    };

    public static Value Match(RegexValue regex, string text)
    {
        if (!regex.IsGlobal) return regex.Exec(text) is { } match ? Groups(match) : Value.Null;
        var all = regex.Matches(text).Select(one => (Value)one.Value).ToList();
        return all.Count > 0 ? new ArrayValue(all) : Value.Null;
    }

    /// <summary>The parts between the matches, and the groups of each match. An empty match splits only between two characters.</summary>
    public static IEnumerable<Value> Split(RegexValue regex, string text)
    {
        if (text.Length == 0)
        {
            if (regex.Find(text, 0) is not { Success: true, Length: 0 }) yield return text;
            yield break;
        }

        var from = 0;
        for (var at = 0; at < text.Length;)
        {
            var match = regex.Find(text, at);
            if (!match.Success || match.Index >= text.Length) break;
            if (match.Index + match.Length == from)
            {
                at = Math.Max(at, match.Index) + 1;
                continue;
            }

            yield return text[from..match.Index];
            foreach (var group in Groups(match).Items.Skip(1)) yield return group;
            from = match.Index + match.Length;
            at = match.Length == 0 ? from + 1 : from;
        }

        yield return text[from..];
    }

    private static ArrayValue Groups(Match match) => new(match.Groups.Values.Select(group => group.Success ? (Value)group.Value : Value.Undefined));
}
