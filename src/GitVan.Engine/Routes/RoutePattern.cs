using System.Text.Json.Nodes;

namespace GitVan.Engine.Routes;

/// <summary>
/// Which paths lead to a job, and what is taken from them: <c>src/[area]/[...path]/[name].tsx</c>. <c>docs/routes.md</c> has the language.
/// Matching takes time in proportion to the lengths of pattern and path, whatever they are; there is no regular expression behind it.
/// </summary>
public sealed class RoutePattern
{
    /// <summary>Characters of a pattern.</summary>
    public const int Longest = 1000;

    /// <summary>Characters of a path; a longer one matches nothing.</summary>
    public const int LongestPath = 4096;

    /// <summary>Parameters and wild cards of a pattern.</summary>
    public const int MostParts = 32;

    /// <summary>As many numbers as may stand on the stack.</summary>
    private const int SmallTable = 1024;

    private readonly IReadOnlyList<RoutePart> parts;
    private readonly string start;
    private readonly string end;

    private RoutePattern(string text, IReadOnlyList<RoutePart> parts)
    {
        this.parts = parts;
        Text = text;
        start = parts[0] is RoutePart.Text first ? first.Value : "";
        end = parts[^1] is RoutePart.Text last ? last.Value : "";
        Anchor = parts is [RoutePart.Text] or [RoutePart.Text, RoutePart.Optional or RoutePart.Segments, ..] ? start : start[..Math.Max(start.LastIndexOf('/'), 0)];
        Parameters = [.. parts.Select(part => part.Name).OfType<string>()];
    }

    /// <summary>As it was written.</summary>
    public string Text { get; }

    /// <summary>The names of the parameters, from left to right.</summary>
    public IReadOnlyList<string> Parameters { get; }

    /// <summary>A path that matches is this one or below it; with <c>/</c> before it, empty for any.</summary>
    internal string Anchor { get; }

    /// <exception cref="GitVanException">It is no pattern; the message has the column.</exception>
    public static RoutePattern Parse(string text) => new(text, new RoutePatternParser(text).Parse());

    /// <summary>
    /// The parameters' values where the path matches, else null: a text for one segment, a list for several. An optional segment that is not
    /// there has none.
    /// </summary>
    /// <param name="path">From the top of the repository, with <c>/</c> between its segments.</param>
    public JsonObject? Match(string path)
    {
        if (path.Length > LongestPath)
            return null;
        ReadOnlySpan<char> whole = '/' + path;
        if (!whole.StartsWith(start) || !whole.EndsWith(end))
            return null;

        // A row for each part and one for the end: where the part ends when it begins at a place of the path, -1 where it can't.
        var width = whole.Length + 1;
        var size = (parts.Count + 1) * width;
        var ends = size <= SmallTable ? stackalloc int[size] : new int[size];
        var next = ends[(parts.Count * width)..];
        next.Fill(-1);
        next[^1] = whole.Length;
        for (var part = parts.Count - 1; part >= 0; part--)
        {
            var own = ends.Slice(part * width, width);
            for (var at = whole.Length; at >= 0; at--)
                own[at] = parts[part].End(whole, at, own, next);
            next = own;
        }

        return ends[0] < 0 ? null : Values(whole, ends, width);
    }

    public override string ToString() => Text;

    private JsonObject Values(ReadOnlySpan<char> path, ReadOnlySpan<int> ends, int width)
    {
        var values = new JsonObject();
        var at = 0;
        for (var i = 0; i < parts.Count; i++)
        {
            var until = ends[i * width + at];
            var text = path[at..until].ToString();
            switch (parts[i])
            {
                case RoutePart.Parameter(var name):
                    values[name] = text;
                    break;
                case RoutePart.Optional(var name) when text.Length > 0:
                    values[name] = text[1..];
                    break;
                case RoutePart.Segments { Called: { } name }:
                    values[name] = new JsonArray([.. text.Split('/').Skip(1).Select(segment => JsonValue.Create(segment))]);
                    break;
            }

            at = until;
        }

        return values;
    }
}
