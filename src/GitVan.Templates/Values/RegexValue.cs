using System.Text.RegularExpressions;

namespace GitVan.Templates.Values;

/// <summary>A regular expression literal. Matching is JavaScript's; the time it may take is limited.</summary>
internal sealed class RegexValue(string source, string flags, Regex regex) : ReferenceValue
{
    public string Source { get; } = source;

    public string Flags { get; } = flags;

    public bool IsGlobal { get; } = flags.Contains('g');

    public bool IsSticky { get; } = flags.Contains('y');

    /// <summary>Where the next search of a global or sticky expression starts.</summary>
    public int LastIndex { get; set; }

    public override ValueKind Kind => ValueKind.Regex;

    /// <summary>A value of its own, since the place of the next search belongs to one rendering.</summary>
    public RegexValue Copy() => new(Source, Flags, regex);

    /// <summary>The next match as exec() finds it, or null.</summary>
    public Match? Exec(string text)
    {
        var start = IsGlobal || IsSticky ? LastIndex : 0;
        var match = start > text.Length ? Match.Empty : Find(text, start);
        if (IsSticky && match.Success && match.Index != start) match = Match.Empty;
        if (IsGlobal || IsSticky) LastIndex = match.Success ? match.Index + match.Length : 0;
        return match.Success ? match : null;
    }

    /// <summary>The first match from a place on, whatever was searched before.</summary>
    public Match Find(string text, int start)
    {
        try
        {
            return regex.Match(text, start);
        }
        catch (RegexMatchTimeoutException)
        {
            throw new TemplateException($"the regular expression {this} took longer than {regex.MatchTimeout.TotalMilliseconds:0} ms");
        }
    }

    /// <summary>All matches of a global expression, or the one of another, none of which is empty twice at a place.</summary>
    public IEnumerable<Match> Matches(string text)
    {
        LastIndex = 0;
        while (Exec(text) is { } match)
        {
            yield return match;
            if (!IsGlobal) yield break;
            if (match.Length == 0) LastIndex++;
        }
    }

    public override string ToString() => $"/{Source}/{string.Concat("gimy".Where(Flags.Contains))}";
}
