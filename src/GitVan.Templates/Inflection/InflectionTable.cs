using GitVan.Templates.Values;

namespace GitVan.Templates.Inflection;

/// <summary>Rules in their order, of which the first that matches a word decides.</summary>
internal sealed class InflectionTable((string Pattern, string? Replacement)[] rules)
{
    private static readonly TimeSpan TimeLimit = TimeSpan.FromSeconds(1);

    private readonly (RegexValue Regex, string? Replacement)[] _rules = [.. rules.Select(rule => (RegexPattern.Compile(rule.Pattern, "gi", TimeLimit), rule.Replacement))];

    public string Apply(string word)
    {
        foreach (var (regex, replacement) in _rules)
        {
            if (!regex.Find(word, 0).Success) continue;
            return replacement is null ? word : ReplacementText.Replace(word, regex.Copy(), match => ReplacementText.Expand(replacement, word, match));
        }

        return word;
    }
}
