using System.Text.Json.Nodes;

namespace GitVan.Engine.Routes;

/// <summary>
/// A text that takes values from a match: <c>:name</c> is a parameter, <c>:__file</c> the path, everything else stands as it is.
/// </summary>
public sealed class RouteText
{
    /// <summary>What stands for the matched path.</summary>
    public const string File = "__file";

    private readonly IReadOnlyList<(string Text, bool IsReference)> pieces;

    private RouteText(IReadOnlyList<(string, bool)> pieces) => this.pieces = pieces;

    /// <exception cref="GitVanException">It is nothing but a reference, to what the pattern does not have.</exception>
    public static RouteText Parse(string text, RoutePattern pattern)
    {
        List<(string, bool)> pieces = [];
        var from = 0;
        for (var at = text.IndexOf(':'); at >= 0; at = text.IndexOf(':', at + 1))
        {
            var end = at + 1;
            while (end < text.Length && IsNameCharacter(text[end], isFirst: end == at + 1))
                end++;
            var name = text[(at + 1)..end];
            if (name == File || pattern.Parameters.Contains(name))
            {
                if (at > from)
                    pieces.Add((text[from..at], false));
                pieces.Add((name, true));
                from = end;
            }
            else if (at == 0 && end == text.Length && name.Length > 0)
            {
                throw new GitVanException($"'{text}' is no parameter of the pattern, expected one of {string.Join(", ", pattern.Parameters.Append(File).Select(known => $":{known}"))}")
                {
                    Hint = "name a parameter of the pattern, or add other text",
                };
            }
        }

        if (from < text.Length)
            pieces.Add((text[from..], false));
        return new RouteText(pieces);
    }

    /// <summary>A reference alone keeps its kind, a list a list; null where it is an optional segment that is not there.</summary>
    public JsonNode? Bind(RouteMatch match) => pieces is [(var name, true)] ? Value(name, match)?.DeepClone() : ToText(match);

    /// <summary>Lists are joined by <c>/</c>, and what is not there is empty.</summary>
    public string ToText(RouteMatch match) => string.Concat(pieces.Select(piece => !piece.IsReference ? piece.Text : Value(piece.Text, match) switch
    {
        JsonArray several => string.Join('/', several),
        var one => one?.ToString() ?? "",
    }));

    internal static bool IsNameCharacter(char c, bool isFirst) => c == '_' || char.IsAsciiLetter(c) || !isFirst && char.IsAsciiDigit(c);

    private static JsonNode? Value(string name, RouteMatch match) => name == File ? match.File : match.Parameters[name];
}
