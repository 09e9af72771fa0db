using System.Buffers;
using System.Text;
using GitVan.Templates.Rendering;

namespace GitVan.Templates.Syntax;

/// <summary>Cuts a template into tokens, one when asked for one: what is text depends on where the last tag ended.</summary>
internal sealed class Lexer
{
    private const string WhiteSpace = " \n\t\r\u00A0";
    private const string Delimiters = "()[]{}%*-+~/#,:|.<>=!";

    private static readonly SearchValues<char> WordEnds = SearchValues.Create(WhiteSpace + Delimiters);
    private static readonly string[] LongOperators = ["===", "!==", "==", "!=", "<=", ">=", "//", "**"];

    private readonly string? _name;
    private readonly string _source;
    private readonly TemplateDelimiters _delimiters;
    private readonly bool _trimBlocks;
    private readonly bool _lstripBlocks;
    private readonly SearchValues<char> _textEnds;
    private int _at;
    private bool _inCode;

    public Lexer(string? name, string source, int start, TemplateOptions options)
    {
        _name = name;
        _source = source;
        _at = start;
        _delimiters = options.Delimiters;
        _trimBlocks = options.TrimBlocks;
        _lstripBlocks = options.LstripBlocks;
        _textEnds = SearchValues.Create([_delimiters.BlockStart[0], _delimiters.VariableStart[0], _delimiters.CommentStart[0], _delimiters.CommentEnd[0]]);
    }

    public Token Next()
    {
        if (_inCode) SkipWhiteSpace();
        if (_at >= _source.Length) return new Token(TokenKind.End, "", _source.Length);
        return _inCode ? Code() : Text();
    }

    /// <summary>The source up to the tag that ends a raw block, which is consumed. Tags of the same name inside are counted; where they end nothing, it is up to the last of them, or null.</summary>
    /// <remarks>Looks for <c>{% endraw %}</c> whatever the delimiters are, as nunjucks does.</remarks>
    public string? Raw(string tag)
    {
        var (start, level, search, last) = (_at, 1, _at, _at);
        while (_source.IndexOf("{%", search, StringComparison.Ordinal) is >= 0 and var open)
        {
            search = open + 2;
            if (TagAt(open, tag) is { } begin)
            {
                level++;
                last = search = begin;
            }
            else if (TagAt(open, "end" + tag) is { } end)
            {
                last = search = end;
                if (--level > 0) continue;
                _at = end;
                return _source[start..open];
            }
        }

        _at = last;
        return last > start ? _source[start..last] : null;
    }

    public TemplateException Error(string message, int place, string? hint = null) =>
        new TemplateException(message) { Hint = hint }.At(_name, _source, place);

    // The end of `{% name %}` where one begins here.
    private int? TagAt(int open, string name)
    {
        var at = open + 2;
        while (at < _source.Length && Values.JsText.IsSpace(_source[at])) at++;
        if (string.CompareOrdinal(_source, at, name, 0, name.Length) != 0) return null;
        at += name.Length;
        while (at < _source.Length && Values.JsText.IsSpace(_source[at])) at++;
        return string.CompareOrdinal(_source, at, "%}", 0, 2) == 0 ? at + 2 : null;
    }

    private Token Text()
    {
        var start = _at;
        if (Start(TokenKind.BlockStart, _delimiters.BlockStart) is { } block) return block;
        if (Start(TokenKind.VariableStart, _delimiters.VariableStart) is { } variable) return variable;
        if (Is(_delimiters.CommentStart)) return Comment();

        while (_at < _source.Length)
        {
            var end = _source.AsSpan(_at).IndexOfAny(_textEnds);
            _at = end < 0 ? _source.Length : _at + end;
            if (_at == _source.Length || Is(_delimiters.BlockStart) || Is(_delimiters.VariableStart) || Is(_delimiters.CommentStart)) break;
            if (Is(_delimiters.CommentEnd)) throw Error($"unexpected end of comment: '{_delimiters.CommentEnd}' without '{_delimiters.CommentStart}'", _at);
            _at++;
        }

        var text = _source[start.._at];
        if (_lstripBlocks && Is(_delimiters.BlockStart)) text = WithoutIndent(text);
        return text.Length > 0 ? new Token(TokenKind.Text, text, start) : Next();
    }

    // Without the white space from the start of the line, where there is nothing else on it.
    private string WithoutIndent(string text)
    {
        var column = _at - (_source.AsSpan(0, _at).LastIndexOf('\n') + 1);
        if (column == 0 || column > text.Length) return text;
        var line = text.AsSpan(text.Length - column);
        foreach (var c in line)
            if (!Values.JsText.IsSpace(c)) return text;
        return text[..^column];
    }

    private Token? Start(TokenKind kind, string delimiter)
    {
        if (!Is(delimiter)) return null;
        var start = _at;
        _at += delimiter.Length;
        if (Is("-")) _at++;
        _inCode = true;
        return new Token(kind, _source[start.._at], start);
    }

    private Token Comment()
    {
        var start = _at;
        var end = _source.IndexOf(_delimiters.CommentEnd, _at + _delimiters.CommentStart.Length, StringComparison.Ordinal);
        if (end < 0) throw Error($"expected end of comment '{_delimiters.CommentEnd}', got end of file", start);
        _at = end + _delimiters.CommentEnd.Length;
        return new Token(TokenKind.Comment, _source[start.._at], start);
    }

    private Token Code()
    {
        var c = _source[_at];
        if (c is '"' or '\'') return String(c);
        if (End(TokenKind.BlockEnd, _delimiters.BlockEnd) is { } block) return block;
        if (End(TokenKind.VariableEnd, _delimiters.VariableEnd) is { } variable) return variable;
        if (c == 'r' && Is("r/")) return Regex();
        return Delimiters.Contains(c) ? Operator(c) : Word();
    }

    private Token? End(TokenKind kind, string delimiter)
    {
        var start = _at;
        if (!Is(delimiter) && !Is("-" + delimiter)) return null;
        _at += Is(delimiter) ? delimiter.Length : delimiter.Length + 1;
        _inCode = false;
        var token = new Token(kind, _source[start.._at], start);
        if (kind == TokenKind.BlockEnd && _trimBlocks)
        {
            if (Is("\n")) _at++;
            else if (Is("\r\n")) _at += 2;
        }

        return token;
    }

    private Token String(char quote)
    {
        var start = _at++;
        var text = new StringBuilder();
        while (_at < _source.Length && _source[_at] != quote)
        {
            var c = _source[_at++];
            if (c == '\\' && _at < _source.Length) c = _source[_at++] switch { 'n' => '\n', 't' => '\t', 'r' => '\r', var other => other };
            text.Append(c);
        }

        if (_at == _source.Length) throw Error($"expected the end of the string that begins here, {quote}, got end of file", start);
        _at++;
        return new Token(TokenKind.String, text.ToString(), start);
    }

    private Token Regex()
    {
        var start = _at;
        var end = start + 2;
        while (end < _source.Length && (_source[end] != '/' || _source[end - 1] == '\\')) end++;
        if (end == _source.Length) throw Error("expected the end of the regular expression that begins here, /, got end of file", start);
        _at = end + 1;
        while (_at < _source.Length && _source[_at] is 'g' or 'i' or 'm' or 'y') _at++;
        return new Token(TokenKind.Regex, _source[(start + 2)..end], start, _source[(end + 1).._at]);
    }

    private Token Operator(char c)
    {
        var start = _at;
        foreach (var one in LongOperators)
        {
            if (!Is(one)) continue;
            _at += one.Length;
            return new Token(TokenKind.Operator, one, start);
        }

        _at++;
        var kind = c switch
        {
            '(' => TokenKind.LeftParen,
            ')' => TokenKind.RightParen,
            '[' => TokenKind.LeftBracket,
            ']' => TokenKind.RightBracket,
            '{' => TokenKind.LeftCurly,
            '}' => TokenKind.RightCurly,
            ',' => TokenKind.Comma,
            ':' => TokenKind.Colon,
            '~' => TokenKind.Tilde,
            '|' => TokenKind.Pipe,
            _ => TokenKind.Operator,
        };
        return new Token(kind, c.ToString(), start);
    }

    private Token Word()
    {
        var start = _at;
        var length = _source.AsSpan(_at).IndexOfAny(WordEnds);
        _at = length < 0 ? _source.Length : _at + length;
        var word = _source[start.._at];
        if (!word.AsSpan().ContainsAnyExceptInRange('0', '9')) return Number(word, start);
        var kind = word switch { "true" or "false" => TokenKind.Boolean, "none" or "null" => TokenKind.None, _ => TokenKind.Symbol };
        return new Token(kind, string.IsInterned(word) ?? word, start);
    }

    private Token Number(string whole, int start)
    {
        if (!Is(".")) return new Token(TokenKind.Integer, whole, start);
        _at++;
        while (_at < _source.Length && char.IsAsciiDigit(_source[_at])) _at++;
        return new Token(TokenKind.Float, _source[start.._at], start);
    }

    private void SkipWhiteSpace()
    {
        while (_at < _source.Length && WhiteSpace.Contains(_source[_at])) _at++;
    }

    private bool Is(string text) => string.CompareOrdinal(_source, _at, text, 0, text.Length) == 0;
}
