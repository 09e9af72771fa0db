using System.Buffers;
using System.Globalization;
using System.Text.Json.Nodes;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace GitVan.Engine.Configuration;

/// <summary>
/// Reads YAML 1.2 from YamlDotNet's events, keeping the places. Its deserializer needs reflection, and its own node model calls itself once per
/// level, so that a hostile file could overflow the stack; here depth has a limit before anything is built.
/// </summary>
internal sealed class YamlText
{
    private static readonly SearchValues<char> Controls = SearchValues.Create([.. Enumerable.Range(0, 32).Append(127).Select(c => (char)c).Except("\t\n\r")]);

    private readonly string file;
    private readonly Place origin;
    private readonly int lines;
    private readonly int length;
    private readonly Parser parser;
    private readonly NodeLimits limits;
    private readonly Dictionary<string, Node> anchors = [];

    private YamlText(string text, Place origin)
    {
        (file, this.origin) = (origin.File, origin);
        lines = text.AsSpan().Count('\n') + 1;
        length = text.Length - text.LastIndexOf('\n') - 1;
        parser = new Parser(new StringReader(text));
        limits = new NodeLimits(file);
    }

    /// <param name="origin">Where the text begins, for messages.</param>
    /// <returns>An empty text is an empty map.</returns>
    /// <exception cref="GitVanException">It is not YAML, names a key twice, or exceeds a limit.</exception>
    public static Node Read(string text, Place origin)
    {
        var reader = new YamlText(text, origin);
        reader.RefuseControls(text);
        try
        {
            return reader.ReadDocument();
        }
        catch (YamlException e)
        {
            var message = e.Message.TrimEnd('.');
            message = message.Length == 0 ? "not YAML" : char.ToLowerInvariant(message[0]) + message[1..];
            var isTab = message.Contains("invalid tab", StringComparison.Ordinal);
            throw new GitVanException($"{reader.PlaceOf(isTab ? IndentingTab(text, e.Start) : e.Start)}: {message}", inner: e) { Hint = isTab ? "indent with spaces" : "mend the YAML" };
        }
    }

    private Node ReadDocument()
    {
        Next<StreamStart>();
        if (MoveNext() && parser.Current is StreamEnd)
            return new Node.Map(origin, []);
        MoveNext();
        var node = ReadNode(1);
        if (node is Node.Scalar { Value: null })
            node = new Node.Map(origin, []);
        MoveNext();
        return parser.Current is StreamEnd or null ? node : throw limits.Error(PlaceOf(parser.Current.Start), "a second document begins here, expected one");
    }

    /// <summary>The value that the current event begins; afterwards the current event is the one behind it.</summary>
    private Node ReadNode(int depth)
    {
        var place = PlaceOf(parser.Current!.Start);
        limits.Count(place, depth);
        switch (parser.Current)
        {
            case AnchorAlias alias:
                if (!anchors.TryGetValue(alias.Value.Value, out var named))
                    throw limits.Error(place, $"alias {Excerpt.Of('*' + alias.Value.Value)} has no anchor before it");
                CountAgain(named, depth);
                MoveNext();
                return named;

            case Scalar scalar:
                var text = new Node.Scalar(place, ValueOf(scalar, place), scalar.Value);
                MoveNext();
                return Anchor(scalar, text);

            case SequenceStart sequence:
                RefuseTag(sequence, "tag:yaml.org,2002:seq", place);
                MoveNext();
                List<Node> items = [];
                while (parser.Current is not SequenceEnd)
                    items.Add(ReadNode(depth + 1));
                MoveNext();
                return Anchor(sequence, new Node.List(place, items));

            case MappingStart mapping:
                RefuseTag(mapping, "tag:yaml.org,2002:map", place);
                MoveNext();
                return Anchor(mapping, ReadMap(place, depth));

            default:
                throw limits.Error(place, "expected a value");
        }
    }

    private Node.Map ReadMap(Place place, int depth)
    {
        List<Node.Entry> entries = [];
        HashSet<string> keys = [];
        List<Node> merged = [];
        while (parser.Current is not MappingEnd)
        {
            if (parser.Current is not Scalar key)
                throw limits.Error(PlaceOf(parser.Current!.Start), "expected a key that is text");
            var keyPlace = PlaceOf(key.Start);
            MoveNext();
            var value = ReadNode(depth + 1);
            if (key is { Value: "<<", Style: ScalarStyle.Plain })
                merged.AddRange(value is Node.List(_, var several) ? several : [value]);
            else if (!keys.Add(key.Value))
                throw limits.Error(keyPlace, $"key {Excerpt.Of(key.Value)} stands here a second time");
            else
                entries.Add(new Node.Entry(key.Value, keyPlace, value));
        }

        MoveNext();
        foreach (var source in merged)
        {
            if (source is not Node.Map(_, var others))
                throw limits.Error(source.Place, "'<<' takes a map, or a list of maps");
            entries.AddRange(others.Where(other => keys.Add(other.Key)));
        }

        return new Node.Map(place, entries);
    }

    private Node Anchor(NodeEvent source, Node node)
    {
        if (!source.Anchor.IsEmpty)
            anchors[source.Anchor.Value] = node;
        return node;
    }

    /// <summary>Ten anchors that each use the one before ten times are ten billion values.</summary>
    private void CountAgain(Node node, int depth)
    {
        limits.Count(node.Place, depth);
        IEnumerable<Node> inner = node switch
        {
            Node.Map(_, var entries) => entries.Select(entry => entry.Value),
            Node.List(_, var items) => items,
            _ => [],
        };
        foreach (var item in inner)
            CountAgain(item, depth + 1);
    }

    private void RefuseTag(NodeEvent node, string core, Place place)
    {
        if (!node.Tag.IsEmpty && !node.Tag.IsNonSpecific && node.Tag.Value != core)
            throw limits.Error(place, $"tag {Excerpt.Of(node.Tag.Value)} is not known here");
    }

    /// <summary>YAML 1.2's core schema: <c>yes</c> and <c>on</c> are text.</summary>
    private JsonValue? ValueOf(Scalar scalar, Place place)
    {
        var text = scalar.Value;
        if (!scalar.Tag.IsEmpty && !scalar.Tag.IsNonSpecific)
        {
            if (scalar.Tag.Value == "tag:yaml.org,2002:str")
                return JsonValue.Create(text);
            if (scalar.Tag.Value is not ("tag:yaml.org,2002:int" or "tag:yaml.org,2002:float" or "tag:yaml.org,2002:bool" or "tag:yaml.org,2002:null"))
                RefuseTag(scalar, "", place);
        }
        else if (scalar.Style != ScalarStyle.Plain)
        {
            return JsonValue.Create(text);
        }

        switch (text)
        {
            case "" or "~" or "null" or "Null" or "NULL":
                return null;
            case "true" or "True" or "TRUE":
                return JsonValue.Create(true);
            case "false" or "False" or "FALSE":
                return JsonValue.Create(false);
        }

        if (!char.IsAsciiDigit(text[^1]) && text[^1] != '.' && !text.StartsWith("0x", StringComparison.Ordinal))
            return JsonValue.Create(text);
        if (long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var whole))
            return JsonValue.Create(whole);
        if (text.StartsWith("0x", StringComparison.Ordinal) && long.TryParse(text.AsSpan(2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var hex))
            return JsonValue.Create(hex);
        return double.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent, CultureInfo.InvariantCulture, out var number)
            ? JsonValue.Create(limits.Finite(place, number))
            : JsonValue.Create(text);
    }

    /// <summary>YAML has no control characters, and the parser takes a NUL for the end of the text.</summary>
    private void RefuseControls(string text)
    {
        var at = text.AsSpan().IndexOfAny(Controls);
        if (at < 0)
            return;
        var before = text.AsSpan(0, at);
        var mark = new Mark(at, before.Count('\n') + 1, at - before.LastIndexOf('\n'));
        throw limits.Error(PlaceOf(mark), string.Create(CultureInfo.InvariantCulture, $"control character U+{(int)text[at]:X4}, expected text"));
    }

    private void Next<T>()
        where T : ParsingEvent
    {
        if (!MoveNext() || parser.Current is not T)
            throw limits.Error(origin, "expected YAML");
    }

    /// <summary>Some mistakes, such as an open bracket before a map, end the library in an exception that is not its own.</summary>
    private bool MoveNext()
    {
        try
        {
            return parser.MoveNext();
        }
        catch (Exception e) when (e is not YamlException)
        {
            var place = parser.Current is { } last ? PlaceOf(last.End) : origin;
            throw new GitVanException($"{place}: what follows is not YAML", inner: e) { Hint = "close what is open here" };
        }
    }

    /// <summary>The library only says where the map began.</summary>
    private static Mark IndentingTab(string text, Mark start)
    {
        var line = 1L;
        foreach (var words in text.AsSpan().EnumerateLines())
        {
            var indentation = words.IndexOfAnyExcept(' ');
            if (line >= start.Line && indentation >= 0 && words[indentation] == '\t')
                return new Mark(start.Index, line, indentation + 1);
            line++;
        }

        return start;
    }

    private Place PlaceOf(Mark mark)
    {
        var line = (int)Math.Max(1, mark.Line);
        var column = (int)Math.Max(1, mark.Column);

        // The library says the end of a text without a last line end is one line further.
        return line > lines
            ? new Place(file, origin.Line + lines - 1, lines == 1 ? origin.Column + length : length + 1)
            : new Place(file, origin.Line + line - 1, line == 1 ? origin.Column + column - 1 : column);
    }
}
