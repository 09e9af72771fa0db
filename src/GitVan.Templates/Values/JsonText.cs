using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;

namespace GitVan.Templates.Values;

/// <summary>JSON as <c>JSON.stringify</c> writes it.</summary>
internal sealed class JsonText
{
    private readonly StringBuilder _text = new();
    private readonly List<ReferenceValue> _within = [];
    private readonly string _indent;

    private JsonText(string indent) => _indent = indent;

    /// <summary>Null where JavaScript gives undefined, as for a function.</summary>
    public static string? Write(Value value, Value indent = default)
    {
        var spaces = indent.IsNumber ? new string(' ', (int)Math.Clamp(Conversion.ToInteger(indent), 0, 10)) : indent.AsText ?? "";
        var writer = new JsonText(spaces.Length > 10 ? spaces[..10] : spaces);
        return writer.TryWrite(value) ? writer._text.ToString() : null;
    }

    private bool TryWrite(Value value)
    {
        switch (value.Kind)
        {
            case ValueKind.Undefined or ValueKind.Function:
                return false;
            case ValueKind.String:
                Quote(value.AsString!);
                break;
            case ValueKind.Number:
                _text.Append(double.IsFinite(value.Number) ? NumberText.Format(value.Number) : "null");
                break;
            case ValueKind.Array:
                WriteAll(value.AsArray!, '[', ']', value.AsArray!.Items, item => TryWrite(item) || _text.Append("null") is not null);
                break;
            case ValueKind.Map:
                var map = value.AsMap!;
                WriteAll(map, '{', '}', map.Keys, key => TryWriteEntry(key, map[key]));
                break;
            case ValueKind.Safe:
                var parts = new MapValue { ["val"] = value.AsText, ["length"] = value.AsText!.Length };
                return TryWrite(parts);
            case ValueKind.Regex:
                _text.Append("{}");
                break;
            default:
                _text.Append(Conversion.ToText(value));
                break;
        }

        return _text.Length <= Conversion.LongestText ? true : throw Conversion.TooLong();
    }

    private void WriteAll<T>(ReferenceValue container, char open, char close, IEnumerable<T> parts, Func<T, bool> write)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        if (_within.Contains(container)) throw new TemplateException("a value that contains itself cannot be written as JSON");
        _within.Add(container);
        _text.Append(open);
        var any = false;
        foreach (var part in parts)
        {
            var start = _text.Length;
            if (any) _text.Append(',');
            Line(_within.Count);
            if (write(part)) any = true;
            else _text.Length = start;
        }

        _within.RemoveAt(_within.Count - 1);
        if (any) Line(_within.Count);
        _text.Append(close);
    }

    private bool TryWriteEntry(string key, Value value)
    {
        Quote(key);
        _text.Append(_indent.Length > 0 ? ": " : ":");
        return TryWrite(value);
    }

    private void Line(int depth)
    {
        if (_indent.Length == 0) return;
        _text.Append('\n');
        for (var i = 0; i < depth; i++) _text.Append(_indent);
    }

    private void Quote(string text)
    {
        _text.Append('"');
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            var escape = c switch { '"' => "\\\"", '\\' => "\\\\", '\b' => "\\b", '\f' => "\\f", '\n' => "\\n", '\r' => "\\r", '\t' => "\\t", _ => null };
            var pair = char.IsHighSurrogate(c) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]);
            if (escape is not null) _text.Append(escape);
            else if (pair) _text.Append(c).Append(text[++i]);
            else if (c < ' ' || char.IsSurrogate(c)) _text.Append("\\u").Append(((int)c).ToString("x4", CultureInfo.InvariantCulture));
            else _text.Append(c);
        }

        _text.Append('"');
    }
}
