using System.Text;
using System.Text.RegularExpressions;

namespace GitVan.Templates.Values;

/// <summary>Turns a JavaScript pattern into .NET's dialect, where the two differ: classes are ASCII, <c>$</c> is the very end, <c>.</c> knows four line ends.</summary>
internal sealed class RegexPattern
{
    private const string Space = @"\t-\r \u00A0\u1680\u2000-\u200A\u2028\u2029\u202F\u205F\u3000\uFEFF";
    private const string LineEnd = @"\n\r\u2028\u2029";

    private readonly string _source;
    private readonly bool _multiline;
    private readonly StringBuilder _pattern = new();
    private int _at;

    private RegexPattern(string source, bool multiline)
    {
        _source = source;
        _multiline = multiline;
    }

    public static RegexValue Compile(string source, string flags, TimeSpan timeLimit)
    {
        var translated = new RegexPattern(source, flags.Contains('m')).Translate();
        var options = RegexOptions.CultureInvariant | (flags.Contains('i') ? RegexOptions.IgnoreCase : RegexOptions.None);
        return new RegexValue(source, flags, new Regex(translated, options, timeLimit));
    }

    private string Translate()
    {
        while (_at < _source.Length) Atom();
        return _pattern.ToString();
    }

    private void Atom()
    {
        var c = _source[_at++];
        switch (c)
        {
            case '.': _pattern.Append($"[^{LineEnd}]"); break;
            case '^': _pattern.Append(_multiline ? $"(?<![^{LineEnd}])" : @"\A"); break;
            case '$': _pattern.Append(_multiline ? $"(?![^{LineEnd}])" : @"\z"); break;
            case '[': Class(); break;
            case '\\': Escape(inClass: false); break;
            case '(' when Follows("?"): Group(); break;
            default: _pattern.Append(c); break;
        }
    }

    // Only what JavaScript has: (?: (?= (?! (?<= (?<! (?<name>.
    private void Group()
    {
        var known = Follows("?:") || Follows("?=") || Follows("?!") || (Follows("?<") && _at + 2 < _source.Length && (_source[_at + 2] is '=' or '!' || char.IsLetter(_source[_at + 2])));
        if (!known) throw new ArgumentException("invalid group");
        _pattern.Append('(');
    }

    private void Class()
    {
        if (Follows("]"))
        {
            _at++;
            _pattern.Append("(?!)");
            return;
        }

        if (Follows("^]"))
        {
            _at += 2;
            _pattern.Append(@"[\s\S]");
            return;
        }

        _pattern.Append('[');
        if (Follows("^")) _pattern.Append(_source[_at++]);
        while (_at < _source.Length && _source[_at] != ']')
        {
            var c = _source[_at++];
            if (c == '\\') Escape(inClass: true);
            // A bracket inside would begin .NET's subtraction.
            else if (c == '[') _pattern.Append(@"\[");
            else _pattern.Append(c);
        }

        if (_at == _source.Length) throw new ArgumentException("unterminated character class");
        _at++;
        _pattern.Append(']');
    }

    private void Escape(bool inClass)
    {
        if (_at == _source.Length) throw new ArgumentException("\\ at end of pattern");
        var c = _source[_at++];
        var set = c switch
        {
            'd' => "0-9",
            'w' => "a-zA-Z0-9_",
            's' => Space,
            _ => null,
        };
        if (set is not null) _pattern.Append(inClass ? set : $"[{set}]");
        else if (c == 'D') _pattern.Append(inClass ? @"\D" : "[^0-9]");
        else if (c == 'W') _pattern.Append(inClass ? @"\W" : "[^a-zA-Z0-9_]");
        else if (c == 'S') _pattern.Append(inClass ? @"\S" : $"[^{Space}]");
        else if (c == 'b' && !inClass) _pattern.Append("(?:(?<=[a-zA-Z0-9_])(?![a-zA-Z0-9_])|(?<![a-zA-Z0-9_])(?=[a-zA-Z0-9_]))");
        else if (c == 'B' && !inClass) _pattern.Append("(?:(?<=[a-zA-Z0-9_])(?=[a-zA-Z0-9_])|(?<![a-zA-Z0-9_])(?![a-zA-Z0-9_]))");
        else if (c == '0') _pattern.Append(@"\0");
        else if (char.IsAsciiDigit(c) || c is 'n' or 'r' or 't' or 'f' or 'v' or 'b' or 'c' or 'x' or 'u' or 'k') _pattern.Append('\\').Append(c);
        // An escaped letter that means nothing is that letter.
        else if (char.IsAsciiLetter(c) || c == '_') _pattern.Append(c);
        else if (c < 0x80) _pattern.Append('\\').Append(c);
        else _pattern.Append(c);
    }

    private bool Follows(string text) => string.CompareOrdinal(_source, _at, text, 0, text.Length) == 0;
}
