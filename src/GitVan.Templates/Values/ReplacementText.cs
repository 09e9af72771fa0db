using System.Text;
using System.Text.RegularExpressions;

namespace GitVan.Templates.Values;

/// <summary>What replaces a match: <c>$1</c>, <c>$&amp;</c>, <c>$`</c>, <c>$'</c>, <c>$$</c> and <c>$&lt;name&gt;</c> as JavaScript's replace() has them.</summary>
internal static class ReplacementText
{
    /// <summary>Replaces the first match, or every one of a global expression.</summary>
    public static string Replace(string text, RegexValue regex, Func<Match, string> replacement)
    {
        var result = new StringBuilder();
        var from = 0;
        foreach (var match in regex.Matches(text))
        {
            result.Append(text, from, match.Index - from).Append(replacement(match));
            from = match.Index + match.Length;
            if (result.Length > Conversion.LongestText) throw Conversion.TooLong();
        }

        return result.Append(text, from, text.Length - from).ToString();
    }

    public static string Expand(string template, string text, Match match)
    {
        if (!template.Contains('$')) return template;
        var groups = Enumerable.Range(1, match.Groups.Count - 1).Select(i => match.Groups[i].Value).ToArray();
        var named = match.Groups.Values.Any(group => !char.IsAsciiDigit(group.Name[0]));
        return Expand(template, text, match.Index, match.Length, groups, named ? name => match.Groups[name].Value : null);
    }

    public static string Expand(string template, string text, int index, int length, string[] groups, Func<string, string>? named = null)
    {
        var result = new StringBuilder();
        for (var i = 0; i < template.Length; i++)
        {
            var next = template[i] == '$' && i + 1 < template.Length ? template[i + 1] : '\0';
            if (next is '$' or '&' or '`' or '\'')
            {
                i++;
                var part = next switch { '$' => "$", '&' => text.Substring(index, length), '`' => text[..index], _ => text[(index + length)..] };
                result.Append(part);
            }
            else if (char.IsAsciiDigit(next) && GroupAt(template, i + 1, groups.Length) is var (group, digits))
            {
                i += digits;
                result.Append(groups[group - 1]);
            }
            else if (next == '<' && named is not null && template.IndexOf('>', i) is > 0 and var end)
            {
                result.Append(named(template[(i + 2)..end]));
                i = end;
            }
            else
            {
                result.Append(template[i]);
            }

            if (result.Length > Conversion.LongestText) throw Conversion.TooLong();
        }

        return result.ToString();
    }

    // Two digits where there are so many groups, else one.
    private static (int Group, int Digits)? GroupAt(string template, int at, int groups)
    {
        var one = template[at] - '0';
        var two = at + 1 < template.Length && char.IsAsciiDigit(template[at + 1]) ? (one * 10) + template[at + 1] - '0' : 0;
        return two >= 1 && two <= groups ? (two, 2) : one >= 1 && one <= groups ? (one, 1) : null;
    }
}
