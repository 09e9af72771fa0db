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
    private readonly string file;
    private readonly Place origin;
    private readonly Parser parser;
    private readonly NodeLimits limits;
    private readonly Dictionary<string, Node> anchors = [];

    private YamlText(string text, Place origin)
    {
        (file, this.origin) = (origin.File, origin);
        parser = new Parser(new StringReader(text));
        limits = new NodeLimits(file);
    }

    /// <param name="origin">Where the text begins, for messages.</param>
    /// <returns>An empty text is an empty map.</returns>
    /// <exception cref="GitVanException">It is not YAML, names a key twice, or exceeds a limit.</exception>
    public static Node Read(string text, Place origin)
    {
        var reader = new YamlText(text, origin);
        try
        {
            return reader.ReadDocument();
        }
        catch (YamlException e)
        {
            var message = e.Message;
            throw new GitVanException($"{reader.PlaceOf(e.Start)}: {char.ToLowerInvariant(message[0])}{message[1..].TrimEnd('.')}", inner: e) { Hint = "mend the YAML" };
        }
    }

    private Node ReadDocument()
    {
        Next<StreamStart>();
        if (parser.MoveNext() && parser.Current is StreamEnd)
            return new Node.Map(origin, []);
        parser.MoveNext();
        var node = ReadNode(1);
        if (node is Node.Scalar { Value: null })
            node = new Node.Map(origin, []);
        parser.MoveNext();
        parser.MoveNext();
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
                    throw limits.Error(place, $"alias '*{alias.Value.Value}' has no anchor before it");
                CountAgain(named, depth);
                parser.MoveNext();
                return named;

            case Scalar scalar:
                var text = new Node.Scalar(place, ValueOf(scalar, place));
                parser.MoveNext();
                return Anchor(scalar, text);

            case SequenceStart sequence:
                RefuseTag(sequence, "tag:yaml.org,2002:seq", place);
                parser.MoveNext();
                List<Node> items = [];
                while (parser.Current is not SequenceEnd)
                    items.Add(ReadNode(depth + 1));
                parser.MoveNext();
                return Anchor(sequence, new Node.List(place, items));

            case MappingStart mapping:
                RefuseTag(mapping, "tag:yaml.org,2002:map", place);
                parser.MoveNext();
                return Anchor(mapping, ReadMap(place, depth));

            default:
                throw limits.Error(place, "expected a value");
        }
    }

    private Node.Map ReadMap(Place place, int depth)
    {
        List<Node.Entry> entries = [];
        List<Node> merged = [];
        while (parser.Current is not MappingEnd)
        {
            if (parser.Current is not Scalar key)
                throw limits.Error(PlaceOf(parser.Current!.Start), "expected a key that is text");
            var keyPlace = PlaceOf(key.Start);
            parser.MoveNext();
            var value = ReadNode(depth + 1);
            if (key is { Value: "<<", Style: ScalarStyle.Plain })
                merged.AddRange(value is Node.List(_, var several) ? several : [value]);
            else if (entries.Any(entry => entry.Key == key.Value))
                throw limits.Error(keyPlace, $"key '{key.Value}' stands here a second time");
            else
                entries.Add(new Node.Entry(key.Value, keyPlace, value));
        }

        parser.MoveNext();
        foreach (var source in merged)
        {
            if (source is not Node.Map(_, var others))
                throw limits.Error(source.Place, "'<<' takes a map, or a list of maps");
            entries.AddRange(others.Where(other => entries.All(entry => entry.Key != other.Key)).ToList());
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
            throw limits.Error(place, $"tag '{node.Tag.Value}' is not known here");
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
            ? JsonValue.Create(number)
            : JsonValue.Create(text);
    }

    private void Next<T>()
        where T : ParsingEvent
    {
        if (!parser.MoveNext() || parser.Current is not T)
            throw limits.Error(origin, "expected YAML");
    }

    private Place PlaceOf(Mark mark)
    {
        var line = (int)Math.Max(1, mark.Line);
        var column = (int)Math.Max(1, mark.Column);
        return new Place(file, origin.Line + line - 1, line == 1 ? origin.Column + column - 1 : column);
    }
}
