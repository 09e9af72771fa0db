using System.Text;

namespace GitVan.Engine.Routes;

/// <summary>Reads a pattern, segment by segment; every mistake has its column.</summary>
internal sealed class RoutePatternParser(string text)
{
    private const int LongestName = 64;

    private readonly List<RoutePart> parts = [];
    private readonly HashSet<string> names = [];
    private readonly StringBuilder literal = new();

    public IReadOnlyList<RoutePart> Parse()
    {
        if (text.Length == 0)
            throw Mistake(0, "there is nothing, expected a path such as 'src/[name].ts'");
        if (text.Length > RoutePattern.Longest)
            throw Mistake(RoutePattern.Longest, $"it has {text.Length} characters, expected at most {RoutePattern.Longest}");

        var from = 0;
        foreach (var segment in text.Split('/'))
        {
            ParseSegment(from, from + segment.Length);
            from += segment.Length + 1;
        }

        Flush();
        return parts;
    }

    private void ParseSegment(int from, int to)
    {
        var segment = text.AsSpan(from, to - from);
        if (segment.IsEmpty)
            throw Mistake(from, from == 0 ? "begins with '/', expected a path from the top of the repository" : "a segment is empty", "remove the '/'");
        if (segment is "." or "..")
            throw Mistake(from, $"'{segment}' is never part of a path", "write the path from the top of the repository");
        if (segment is "**")
            Add(from, new RoutePart.Segments(null, MayBeNone: to < text.Length));
        else if (IsWhole(segment))
            Add(from, ParseWhole(from, to));
        else
            ParsePieces(from, to);
    }

    /// <summary>Begins with a bracket that stands for whole segments.</summary>
    private static bool IsWhole(ReadOnlySpan<char> piece) => piece.StartsWith("[[") || piece.StartsWith("[...");

    private RoutePart ParseWhole(int from, int to)
    {
        var segment = text.AsSpan(from, to - from);
        var isOptional = segment.StartsWith("[[");
        var close = isOptional ? "]]" : "]";
        var at = segment.IndexOf(close);
        if (at < 0)
            throw Mistake(from, $"'{(isOptional ? "[[" : "[...")}' has no '{close}'", $"add '{close}', or write '\\[' for the character");
        if (at + close.Length < segment.Length)
            throw Mistake(from, $"{(isOptional ? "'[[…]]'" : "'[...…]'")} stands beside other text, expected a whole segment", "put it between two '/', or use '[name]'");
        var isMany = segment[(isOptional ? 2 : 1)..].StartsWith("...");
        var name = Name(from + (isOptional ? 2 : 1) + (isMany ? 3 : 0), from + at);
        return isMany ? new RoutePart.Segments(name, isOptional) : new RoutePart.Optional(name);
    }

    private void ParsePieces(int from, int to)
    {
        literal.Append('/');
        for (var at = from; at < to;)
        {
            switch (text[at])
            {
                case '\\':
                    if (at + 1 == to)
                        throw Mistake(at, "'\\' has nothing behind it", "write '\\\\' for the character");
                    literal.Append(text[at + 1]);
                    at += 2;
                    break;
                case '[':
                    if (IsWhole(text.AsSpan(at, to - at)))
                        throw Mistake(at, $"'{(text[at + 1] == '[' ? "[[" : "[...")}' stands beside other text, expected a whole segment", "put it between two '/', or use '[name]'");
                    var close = Close(at, to, ']');
                    AddOpen(at, new RoutePart.Parameter(Name(at + 1, close)));
                    at = close + 1;
                    break;
                case '{':
                    close = Close(at, to, '}');
                    Add(at, new RoutePart.OneOf(Alternatives(at, close)));
                    at = close + 1;
                    break;
                case '*':
                    if (at + 1 < to && text[at + 1] == '*')
                        throw Mistake(at, "'**' stands beside other text, expected a whole segment", "write '*', or put '**' between two '/'");
                    AddOpen(at++, new RoutePart.Any());
                    break;
                case '?':
                    Add(at++, new RoutePart.Character());
                    break;
                case ']' or '}':
                    throw Mistake(at, $"'{text[at]}' has no '{(text[at] == ']' ? '[' : '{')}'", $"write '\\{text[at]}' for the character");
                default:
                    literal.Append(text[at++]);
                    break;
            }
        }
    }

    /// <summary>A part whose end the text behind it has to show.</summary>
    private void AddOpen(int at, RoutePart part)
    {
        if (literal.Length == 0 && parts is [.., RoutePart.Parameter or RoutePart.Any])
            throw Mistake(at, "nothing stands between two parameters or '*', so no path says where one ends", "put a character between them");
        Add(at, part);
    }

    private void Add(int at, RoutePart part)
    {
        Flush();
        if (parts.Count(known => known is not RoutePart.Text) == RoutePattern.MostParts)
            throw Mistake(at, $"more than {RoutePattern.MostParts} parameters and wild cards");
        parts.Add(part);
    }

    private void Flush()
    {
        if (literal.Length > 0)
            parts.Add(new RoutePart.Text(literal.ToString()));
        literal.Clear();
    }

    private int Close(int open, int to, char close)
    {
        var length = text.AsSpan(open, to - open).IndexOf(close);
        return length < 0 ? throw Mistake(open, $"'{text[open]}' has no '{close}'", $"add '{close}', or write '\\{text[open]}' for the character") : open + length;
    }

    private string[] Alternatives(int open, int close)
    {
        var inner = text.AsSpan(open + 1, close - open - 1);
        if (inner.IndexOfAny("[]{*?\\") is >= 0 and var special)
            throw Mistake(open + 1 + special, $"'{inner[special]}' stands in '{{…}}', expected plain text", "write a route for each");
        var values = inner.ToString().Split(',');
        return values.Length > 1 ? values : throw Mistake(open, "'{…}' has one alternative, expected several such as '{ts,tsx}'", "write '[name]' for a parameter");
    }

    private string Name(int from, int to)
    {
        var name = text[from..to];
        if (name.Length == 0)
            throw Mistake(from, "a parameter has no name", "write a name, such as '[name]'");
        for (var i = 0; i < name.Length; i++)
        {
            if (!RouteText.IsNameCharacter(name[i], isFirst: i == 0))
                throw Mistake(from + i, "a parameter's name has ASCII letters, digits and '_', and begins with no digit", "rename the parameter");
        }

        if (name.Length > LongestName)
            throw Mistake(from, $"a parameter's name has {name.Length} characters, expected at most {LongestName}");
        if (name == RouteText.File)
            throw Mistake(from, $"'{name}' is the file itself, expected another name", "rename the parameter");
        return names.Add(name) ? name : throw Mistake(from, $"a second parameter '{name}'", "rename one of them");
    }

    private static GitVanException Mistake(int at, string message, string? hint = null) => new($"column {at + 1} of the pattern: {message}") { Hint = hint };
}
