namespace GitVan.Engine.Files;

/// <summary>
/// A pattern of paths: <c>*</c> and <c>?</c> within a segment, <c>**</c> over segments, <c>{a,b}</c>, <c>[a-z]</c>, <c>[!a-z]</c>, and a backslash
/// before what is meant as it is. One without a slash is held against the name alone.
/// </summary>
public sealed class Glob
{
    private const int MaxLength = 4096, MaxAlternatives = 1000;

    private readonly bool nameOnly;
    private readonly List<string[]> alternatives;

    private Glob(string pattern)
    {
        nameOnly = !pattern.Contains('/');
        alternatives = [.. Expand(pattern).Select(one => one.Split('/', StringSplitOptions.RemoveEmptyEntries))];
    }

    /// <exception cref="GitVanException">It is too long, stands for too many, or has brackets or braces without an end.</exception>
    public static Glob Parse(string pattern)
    {
        if (pattern.Length > MaxLength)
            throw new GitVanException($"a pattern has {pattern.Length} characters, expected at most {MaxLength}") { Hint = "write several shorter ones" };
        return FindUnclosed(pattern) is { } open
            ? throw new GitVanException($"the pattern '{pattern}' has a '{open}' without an end") { Hint = $"close it, or write '\\{open}' for the character itself" }
            : new Glob(pattern);
    }

    /// <param name="path">Relative, with <c>/</c>.</param>
    public bool Matches(string path)
    {
        string[] segments = nameOnly ? [path[(path.LastIndexOf('/') + 1)..]] : path.Split('/');
        return alternatives.Any(pattern => Matches(pattern, segments));
    }

    private static bool Matches(string[] pattern, string[] segments)
    {
        // Which lengths of the path the pattern so far can stand for; each segment of the pattern moves them on.
        var reached = new bool[segments.Length + 1];
        reached[0] = true;
        foreach (var segment in pattern)
        {
            var moved = new bool[reached.Length];
            for (var i = 0; i < reached.Length; i++)
            {
                if (segment == "**")
                    moved[i] = reached[i] || i > 0 && moved[i - 1];
                else if (i > 0 && reached[i - 1])
                    moved[i] = MatchesSegment(segment, segments[i - 1]);
            }

            reached = moved;
        }

        return reached[^1];
    }

    private static bool MatchesSegment(ReadOnlySpan<char> pattern, ReadOnlySpan<char> text)
    {
        // Only the last star is worth going back to: what an earlier one takes, it could take too.
        var (star, mark) = (-1, 0);
        int p = 0, t = 0;
        while (t < text.Length)
        {
            if (p < pattern.Length && pattern[p] == '*')
                (star, mark) = (p++, t);
            else if (p < pattern.Length && MatchesOne(pattern, ref p, text[t]))
                t++;
            else if (star >= 0)
                (p, t) = (star + 1, ++mark);
            else
                return false;
        }

        return pattern[p..].IndexOfAnyExcept('*') < 0;
    }

    // Moves on behind what stands for one character, where it matches.
    private static bool MatchesOne(ReadOnlySpan<char> pattern, ref int position, char c)
    {
        var rest = pattern[position..];
        if (rest[0] == '[' && rest.Length > 2 && rest[2..].IndexOf(']') is var end and >= 0)
        {
            if (!IsInClass(rest[1..(end + 2)], c))
                return false;
            position += end + 3;
            return true;
        }

        var (meant, length) = rest is ['\\', var escaped, ..] ? (escaped, 2) : (rest[0], 1);
        if (meant != c && !(meant == '?' && length == 1))
            return false;
        position += length;
        return true;
    }

    private static bool IsInClass(ReadOnlySpan<char> members, char c)
    {
        var isNegated = members.Length > 1 && members[0] is '!' or '^';
        var rest = isNegated ? members[1..] : members;
        var isIn = false;
        while (!rest.IsEmpty)
        {
            var isRange = rest is [_, '-', _, ..];
            isIn |= isRange ? c >= rest[0] && c <= rest[2] : c == rest[0];
            rest = rest[(isRange ? 3 : 1)..];
        }

        return isIn != isNegated;
    }

    private static char? FindUnclosed(string pattern)
    {
        var depth = 0;
        for (var i = 0; i < pattern.Length; i++)
        {
            switch (pattern[i])
            {
                case '\\':
                    i++;
                    break;
                case '[':
                    // The first member may be a bracket itself, and no class goes over folders.
                    var end = i + 2 < pattern.Length ? pattern.IndexOfAny([']', '/'], i + 2) : -1;
                    if (end < 0 || pattern[end] == '/')
                        return '[';
                    i = end;
                    break;
                case '{':
                    depth++;
                    break;
                case '}' when depth > 0:
                    depth--;
                    break;
            }
        }

        return depth > 0 ? '{' : null;
    }

    // The alternatives of the first braces, each with those of what follows.
    private static List<string> Expand(string pattern)
    {
        List<string> expanded = [];
        Queue<string> waiting = new([pattern]);
        while (waiting.TryDequeue(out var next))
        {
            if (FindBraces(next) is not (var start, var end, var parts))
                expanded.Add(next);
            else
                foreach (var part in parts)
                    waiting.Enqueue(next[..start] + part + next[(end + 1)..]);
            if (expanded.Count + waiting.Count > MaxAlternatives)
                throw new GitVanException($"the pattern '{pattern}' stands for more than {MaxAlternatives} others") { Hint = "write several shorter ones" };
        }

        return expanded;
    }

    private static (int Start, int End, List<string> Parts)? FindBraces(string pattern)
    {
        var (start, depth, from) = (-1, 0, 0);
        List<string> parts = [];
        for (var i = 0; i < pattern.Length; i++)
        {
            switch (pattern[i])
            {
                case '\\':
                    i++;
                    break;
                case '{' when depth++ == 0:
                    (start, from) = (i, i + 1);
                    break;
                case ',' when depth == 1:
                    parts.Add(pattern[from..i]);
                    from = i + 1;
                    break;
                case '}' when depth > 0 && --depth == 0:
                    return (start, i, [.. parts, pattern[from..i]]);
            }
        }

        return null;
    }
}
