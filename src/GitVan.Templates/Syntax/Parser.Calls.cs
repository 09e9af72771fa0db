using GitVan.Templates.Ast;

namespace GitVan.Templates.Syntax;

/// <summary>Arguments, parameters, <c>super()</c> and slices.</summary>
internal sealed partial class Parser
{
    // No template can use this name.
    private const string SuperName = "super()";

    // Arguments, the keyword arguments as one map at the end.
    private List<Expression> ParseArguments()
    {
        var (arguments, keywords) = ParseSignature();
        if (keywords.Count > 0) arguments.Add(new MapExpression([.. keywords], isKeywords: true));
        return arguments;
    }

    private (List<Expression> Positional, List<(string Name, Expression Value)> Keywords) ParseSignature()
    {
        Expect(TokenKind.LeftParen, "'('");
        var positional = new List<Expression>();
        var keywords = new List<(string, Expression)>();
        while (!Skip(TokenKind.RightParen))
        {
            if (positional.Count + keywords.Count > 0) Expect(TokenKind.Comma, "',' or ')'");
            var start = Peek();
            var argument = ParseExpression();
            if (!SkipOperator("=")) positional.Add(argument);
            else keywords.Add((KeyOf(argument) ?? throw _lexer.Error("expected a name before '='", start.Start), ParseExpression()));
        }

        return (positional, keywords);
    }

    private static string? KeyOf(Expression expression) => expression switch
    {
        NameExpression name => name.Name,
        LiteralExpression literal => literal.Value.AsString,
        _ => null,
    };

    /// <summary>Reads parameters and body of a macro or a call. The variables of a macro are its own; a call's body sees those around it too.</summary>
    private MacroDefinition ParseMacro(string name, bool hasParameters, Func<Body> parseBody, bool isCaller, VariableScope? around)
    {
        var pendingBefore = _pendingNames;
        _pendingNames = [];
        var start = Peek();
        var (positional, keywords) = hasParameters ? ParseSignature() : ([], []);
        var names = _pendingNames;
        _pendingNames = pendingBefore;

        var before = _variables;
        _variables = new VariableScope(new FunctionSlots(), around);
        var parameters = positional.Select(one => one is NameExpression parameter
            ? _variables.Declare(parameter.Name)
            : throw _lexer.Error("a parameter is a name", start.Start)).ToArray();
        foreach (var pending in names) _variables.Resolve(pending);
        var slots = _variables.Slots;
        var body = parseBody();
        _variables = before;
        return new MacroDefinition(name, parameters, [.. keywords], body, slots, isCaller);
    }

    // Inside a block, super() is a variable that the block fills before it begins.
    private NameExpression? SuperOf(Expression callee)
    {
        if (!_inBlock || callee is not NameExpression { Name: "super" }) return null;
        var super = new NameExpression(SuperName);
        _variables.Resolve(super);
        _usesSuper = true;
        return super;
    }

    // Jinja's list[start:stop:step]; null where there is no colon, and then nothing but the index has been read.
    private Expression? ParseSlice(Expression target)
    {
        var open = Peek();
        var parts = new Expression?[3];
        var part = 0;
        while (!SkipClosing())
        {
            if (Skip(TokenKind.Colon))
            {
                if (++part == parts.Length) throw _lexer.Error("a slice has at most three parts", open.Start);
            }
            else if (parts[part] is null)
            {
                parts[part] = ParseExpression();
            }
            else
            {
                throw Unexpected(Peek(), "':' or ']'");
            }
        }

        if (part > 0) return new SliceExpression(target, parts[0], parts[1], parts[2]);
        return parts[0] is { } index ? new LookupExpression(target, index) : throw _lexer.Error("expected an index in the brackets", open.Start);
    }
}
