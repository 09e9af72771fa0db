using System.Runtime.CompilerServices;
using GitVan.Templates.Ast;

namespace GitVan.Templates.Syntax;

/// <summary>Reads a template into its syntax tree. One pass: variables are placed while they are read.</summary>
internal sealed partial class Parser
{
    private readonly string? _name;
    private readonly string _source;
    private readonly TemplateEngine _engine;
    private readonly TemplateOptions _options;
    private readonly Lexer _lexer;
    private readonly List<BlockStatement> _blocks = [];
    private readonly HashSet<string> _blockNames = [];
    private Token? _peeked;
    private VariableScope _variables = new(new FunctionSlots());
    private string[] _ends = [];
    private bool _dropLeadingWhiteSpace;
    private bool _inBlock;
    private int _nesting;

    // The names in parameters' defaults, placed when all parameters are known; null elsewhere.
    private List<NameExpression>? _pendingNames;

    public Parser(string? name, string source, int start, TemplateEngine engine)
    {
        _name = name;
        _source = source;
        _engine = engine;
        _options = engine.Options;
        _lexer = new Lexer(name, source, start, _options);
    }

    /// <exception cref="TemplateException">The template is wrong.</exception>
    public Template Parse()
    {
        if (_source.Length > _options.Limits.SourceLength) throw _lexer.Error($"the template is longer than {_options.Limits.SourceLength} characters", 0, "raise the limit SourceLength");
        var body = ParseBody();
        return new Template(_engine, _name, _source, body, _variables.Slots.Count, _blocks);
    }

    private Body ParseBody()
    {
        var statements = new List<(Statement, int)>();
        for (var token = Next(); token.Kind != TokenKind.End; token = Next())
        {
            if (token.Kind == TokenKind.BlockStart)
            {
                _dropLeadingWhiteSpace = false;
                if (Peek() is { Kind: TokenKind.Symbol } tag && _ends.Contains(tag.Text)) break;
                if (ParseTag() is { } statement) statements.Add((statement, token.Start));
            }
            else if (ParseOutside(token) is { } statement)
            {
                statements.Add((statement, token.Start));
            }
        }

        return new Body([.. statements]);
    }

    private Statement? ParseOutside(Token token)
    {
        switch (token.Kind)
        {
            case TokenKind.Text:
                return ParseText(token);
            case TokenKind.VariableStart:
                _dropLeadingWhiteSpace = false;
                var output = new OutputStatement(ParseExpression(), token.Start);
                var end = Expect(TokenKind.VariableEnd, $"'{_options.Delimiters.VariableEnd}'");
                _dropLeadingWhiteSpace = end.Text[0] == '-' && end.Text.Length > _options.Delimiters.VariableEnd.Length;
                return output;
            case TokenKind.Comment:
                var last = token.Text.Length - _options.Delimiters.CommentEnd.Length - 1;
                _dropLeadingWhiteSpace = token.Text[last] == '-';
                return null;
            default:
                throw Unexpected(token, "text or a tag");
        }
    }

    private TextStatement ParseText(Token token)
    {
        var text = token.Text;
        if (_dropLeadingWhiteSpace) text = Values.JsText.TrimStart(text);
        _dropLeadingWhiteSpace = false;

        var next = Peek();
        var delimiter = next.Kind switch
        {
            TokenKind.BlockStart => _options.Delimiters.BlockStart,
            TokenKind.VariableStart => _options.Delimiters.VariableStart,
            TokenKind.Comment => _options.Delimiters.CommentStart,
            _ => null,
        };
        if (delimiter is not null && next.Text.Length > delimiter.Length && next.Text[delimiter.Length] == '-') text = Values.JsText.TrimEnd(text);
        return new TextStatement(text);
    }

    /// <summary>Reads up to one of these tags, whose name is the next token then; or up to the end.</summary>
    private Body ParseUntil(params string[] ends)
    {
        var before = _ends;
        _ends = ends;
        Nest(Peek());
        var body = ParseBody();
        _nesting--;
        _ends = before;
        return body;
    }

    // A chain that is no recursion here is one when it is evaluated, so chains count too.
    private void Nest(Token at)
    {
        if (++_nesting > _options.Limits.Nesting) throw _lexer.Error($"brackets and tags are nested more than {_options.Limits.Nesting} deep", at.Start, "raise the limit Nesting");
        if (!RuntimeHelpers.TryEnsureSufficientExecutionStack()) throw _lexer.Error("brackets and tags are nested too deeply for this thread's stack", at.Start);
    }

    private Token Peek() => _peeked ??= _lexer.Next();

    private Token Next()
    {
        var token = Peek();
        _peeked = null;
        return token;
    }

    private bool Skip(TokenKind kind)
    {
        if (Peek().Kind != kind) return false;
        _peeked = null;
        return true;
    }

    private bool SkipSymbol(string text)
    {
        if (Peek() is not { Kind: TokenKind.Symbol } token || token.Text != text) return false;
        _peeked = null;
        return true;
    }

    private bool SkipOperator(string text)
    {
        if (Peek() is not { Kind: TokenKind.Operator } token || token.Text != text) return false;
        _peeked = null;
        return true;
    }

    private Token Expect(TokenKind kind, string expected)
    {
        var token = Next();
        return token.Kind == kind ? token : throw Unexpected(token, expected);
    }

    private Token ExpectSymbol(string text, string where)
    {
        var token = Next();
        return token.Kind == TokenKind.Symbol && token.Text == text ? token : throw Unexpected(token, $"'{text}' {where}");
    }

    /// <summary>Reads the end of a tag; where it has a minus, the white space after it goes.</summary>
    private void EndTag(string tag)
    {
        var end = Expect(TokenKind.BlockEnd, $"'{_options.Delimiters.BlockEnd}' at the end of '{tag}'");
        if (end.Text[0] == '-') _dropLeadingWhiteSpace = true;
    }

    private TemplateException Unexpected(Token token, string expected) => _lexer.Error($"expected {expected}, got {token.Describe()}", token.Start);
}
