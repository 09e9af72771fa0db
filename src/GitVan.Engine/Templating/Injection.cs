using GitVan.Engine.Configuration;
using GitVan.Engine.Inputs;

namespace GitVan.Engine.Templating;

/// <summary>Lines that go into a text at a place, once: to inject what is there already changes nothing.</summary>
/// <param name="Where"><c>before</c>, <c>after</c>, <c>at_line</c>, <c>between</c>, <c>prepend</c> or <c>append</c>.</param>
internal sealed record Injection(string Where, string Snippet)
{
    /// <summary>The line it goes to: one that contains this text or, where none does, that matches it as a regular expression; or the lines that do so together.</summary>
    public string Anchor { get; init; } = "";

    /// <summary>For <c>between</c>, the line up to which all is replaced.</summary>
    public string EndAnchor { get; init; } = "";

    /// <summary>For <c>at_line</c>, behind how many lines.</summary>
    public int Line { get; init; }

    /// <summary>Nothing is injected where the text has it anywhere; otherwise only where it stands at the very place.</summary>
    public bool Once { get; init; } = true;

    /// <summary>Nothing is injected where the text contains or matches this.</summary>
    public string? SkipIf { get; init; }

    public abstract record Outcome
    {
        private Outcome() { }

        public sealed record Changed(string Text) : Outcome;

        public sealed record Unchanged(string Reason) : Outcome;

        public sealed record Conflict(string Reason) : Outcome;
    }

    public Outcome Into(string text)
    {
        if (SkipIf is { Length: > 0 } skip && Matches(skip, text))
            return new Outcome.Unchanged($"skip_if {Excerpt.Of(skip)} holds");
        var end = text.Contains("\r\n", StringComparison.Ordinal) ? "\r\n" : "\n";
        var lines = Lines(text);
        var snippet = Lines(Snippet).ConvertAll(line => line.TrimEnd('\r', '\n') + end);
        if (Find(lines, 0, Anchor) is not var (first, last))
            return new Outcome.Conflict($"no line is like {Excerpt.Of(Anchor)}, expected the anchor of '{Where}'");
        var (from, count) = Where switch
        {
            "prepend" => (0, 0),
            "append" => (lines.Count, 0),
            "at_line" => (Line, 0),
            "before" => (first, 0),
            "after" => (last + 1, 0),
            _ => (last + 1, (Find(lines, last + 1, EndAnchor)?.First ?? -1) - last - 1),
        };
        if (count < 0)
            return new Outcome.Conflict($"no line behind {Excerpt.Of(Anchor)} is like {Excerpt.Of(EndAnchor)}, expected the second anchor of 'between'");
        if (from > lines.Count)
            return new Outcome.Conflict($"it has {lines.Count} lines, expected at least the {Line} of 'at_line'");
        if (Where == "between" ? count == snippet.Count && IsAt(lines, from, snippet) : IsThere(lines, from, snippet))
            return new Outcome.Unchanged("is there already");
        if (from == lines.Count && from > 0 && !lines[^1].EndsWith('\n'))
            lines[^1] += end;
        lines.RemoveRange(from, count);
        lines.InsertRange(from, snippet);
        return new Outcome.Changed(string.Concat(lines));
    }

    private bool IsThere(List<string> lines, int at, List<string> snippet) => Once
        ? Enumerable.Range(0, lines.Count + 1).Any(start => IsAt(lines, start, snippet))
        : IsAt(lines, at, snippet) || IsAt(lines, at - snippet.Count, snippet);

    private static bool IsAt(List<string> lines, int start, List<string> snippet)
    {
        if (start < 0 || start + snippet.Count > lines.Count)
            return false;
        for (var i = 0; i < snippet.Count; i++)
        {
            if (!lines[start + i].AsSpan().TrimEnd("\r\n").SequenceEqual(snippet[i].AsSpan().TrimEnd("\r\n")))
                return false;
        }

        return true;
    }

    private static (int First, int Last)? Find(List<string> lines, int from, string anchor)
    {
        if (anchor.Length == 0)
            return (0, 0);
        var pattern = InputPattern.TryParse(anchor);
        var at = lines.FindIndex(from, line => line.Contains(anchor, StringComparison.Ordinal));
        if (at < 0 && pattern is not null)
            at = lines.FindIndex(from, line => pattern.IsMatch(line.TrimEnd('\r', '\n'), "a line"));
        if (at >= 0)
            return (at, at);
        var text = string.Join('\n', lines.Skip(from).Select(line => line.TrimEnd('\r', '\n')));
        var found = text.IndexOf(anchor, StringComparison.Ordinal) is >= 0 and var start ? start..(start + anchor.Length) : pattern?.Find(text, "the file");
        return found is { Start.Value: var begin, End.Value: var end } ? (from + LineBreaks(begin), from + LineBreaks(end)) : null;

        int LineBreaks(int upTo) => text.AsSpan(0, upTo).Count('\n');
    }

    private static bool Matches(string pattern, string text) =>
        text.Contains(pattern, StringComparison.Ordinal) || InputPattern.TryParse(pattern)?.IsMatch(text, "the file") == true;

    /// <summary>With their ends, which stay as they are: a file may mix them.</summary>
    private static List<string> Lines(string text)
    {
        List<string> lines = [];
        for (var at = 0; at < text.Length;)
        {
            var end = text.IndexOf('\n', at) is >= 0 and var found ? found + 1 : text.Length;
            lines.Add(text[at..end]);
            at = end;
        }

        return lines;
    }
}
