using System.Text;
using System.Text.Json;
using GitVan.Engine.Configuration;

namespace GitVan.Engine.Templating;

/// <summary>A template cut in two: what it says of itself, in YAML between two lines <c>---</c> or in JSON from <c>;{</c> on, and what is rendered.</summary>
/// <param name="Header">Null where it begins with neither.</param>
/// <param name="Text">The whole of it.</param>
/// <param name="BodyStart">Where what is rendered begins.</param>
internal sealed record FrontMatter(Node.Map? Header, string Text, int BodyStart = 0)
{
    private const string Fence = "---";

    /// <exception cref="GitVanException">The header has no end, or is not YAML or JSON.</exception>
    public static FrontMatter Split(string name, string text)
    {
        if (text.StartsWith(";{", StringComparison.Ordinal))
            return SplitJson(name, text);
        if (LineAt(text, 0) is not (Fence, var start) || start == text.Length && !text.EndsWith('\n'))
            return new(null, text);
        for (var at = start; at < text.Length;)
        {
            var (line, next) = LineAt(text, at);
            if (line == Fence)
                return new(Map(ReadYaml(name, text[start..at])), text, next);
            at = next;
        }

        throw new GitVanException($"{name}:1:1: front matter begins here and never ends, expected a line '{Fence}'") { Hint = "end it, or render with --raw" };
    }

    private static FrontMatter SplitJson(string name, string text)
    {
        // The sign is blanked, not cut off: places stay what they are.
        var bytes = Encoding.UTF8.GetBytes(' ' + text[1..]);
        var reader = new Utf8JsonReader(bytes, new JsonReaderOptions { MaxDepth = NodeLimits.Deepest + 1 });
        try
        {
            reader.Read();
            reader.Skip();
        }
        catch (JsonException)
        {
            // Said below, with its place.
            return new(Map(JsonText.Read(name, bytes, comments: false)), text, text.Length);
        }

        var end = (int)reader.BytesConsumed;
        var header = Map(JsonText.Read(name, bytes.AsSpan(0, end), comments: false));
        var at = Encoding.UTF8.GetCharCount(bytes, 0, end);
        var (rest, body) = LineAt(text, at);
        return rest is "" or ";" ? new(header, text, body)
            : throw new GitVanException($"{name}:{text.AsSpan(0, at).Count('\n') + 1}: {Excerpt.Of(rest)} stands behind the front matter, expected the end of the line") { Hint = "begin the template's text on the next line" };
    }

    private static Node ReadYaml(string name, string yaml)
    {
        try
        {
            return YamlText.Read(yaml, new Place(name, 2, 1));
        }
        catch (GitVanException e) when (yaml.Contains(": {{", StringComparison.Ordinal) || yaml.Contains("- {{", StringComparison.Ordinal))
        {
            throw new GitVanException(e.Message, e.ExitCode, e) { Hint = "put a value that begins with {{ in quotes" };
        }
    }

    private static Node.Map Map(Node node) => node as Node.Map
        ?? throw new GitVanException($"{node.Place}: the front matter is no map, expected keys and values") { Hint = "write: to: path/of/the/file" };

    /// <summary>A line without blanks at its end, and where the next one begins.</summary>
    private static (string Line, int Next) LineAt(string text, int start)
    {
        var end = text.IndexOf('\n', start);
        return end < 0 ? (text[start..].TrimEnd(), text.Length) : (text[start..end].TrimEnd(), end + 1);
    }
}
