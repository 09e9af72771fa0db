using System.Globalization;
using GitVan.Templates.Ast;
using GitVan.Templates.Values;

namespace GitVan.Templates.Syntax;

/// <summary>Expressions, from the operators that bind least to single values.</summary>
internal sealed partial class Parser
{
    private Expression ParseExpression()
    {
        Nest(Peek());
        var expression = ParseOr();
        if (SkipSymbol("if"))
        {
            var condition = ParseOr();
            expression = new ConditionalExpression(condition, expression, SkipSymbol("else") ? ParseOr() : null);
        }

        _nesting--;
        return expression;
    }

    private Expression ParseOr()
    {
        var first = ParseAnd();
        if (!SkipSymbol("or")) return first;
        var operands = new List<Expression> { first };
        do operands.Add(ParseAnd());
        while (SkipSymbol("or"));
        return new OrExpression([.. operands]);
    }

    private Expression ParseAnd()
    {
        var first = ParseNot();
        if (!SkipSymbol("and")) return first;
        var operands = new List<Expression> { first };
        do operands.Add(ParseNot());
        while (SkipSymbol("and"));
        return new AndExpression([.. operands]);
    }

    // Nunjucks writes `not a == b` as JavaScript's `!a == b`: in a row of operators, `not` belongs to the first operand alone.
    private Expression ParseNot()
    {
        var negations = 0;
        while (SkipSymbol("not")) negations++;

        var row = ParseRow();
        if (ParseContinuation(row) is { } whole) return Negate(whole, negations);
        row.NegateFirst(negations);
        return row.Build();
    }

    // `is`, `in` and `not in` after a row, or null where there is none of them.
    private Expression? ParseContinuation(OperatorRow row)
    {
        Expression? whole = null;
        var nesting = _nesting;
        for (var operand = ParseIs(row) ?? whole; ; operand = null)
        {
            whole = operand ?? whole;
            var negated = Peek() is { Kind: TokenKind.Symbol, Text: "not" };
            if (negated) Next();
            if (!SkipSymbol("in"))
            {
                if (negated) throw Unexpected(Peek(), "'in' after 'not'");
                break;
            }

            Nest(Peek());
            var container = ParseRow();
            whole = Negate(new InExpression(whole ?? row.Build(), ParseIs(container) ?? container.Build()), negated ? 1 : 0);
        }

        _nesting = nesting;
        return whole;
    }

    private Expression? ParseIs(OperatorRow row)
    {
        if (!SkipSymbol("is")) return null;
        var negated = SkipSymbol("not");
        var token = Next();
        if (token.Kind is not (TokenKind.Symbol or TokenKind.String or TokenKind.None)) throw Unexpected(token, "the name of a test after 'is'");
        var name = token.Kind == TokenKind.None ? "null" : token.Text;
        List<Expression> arguments = [row.Build()];
        if (Peek().Kind == TokenKind.LeftParen) arguments.AddRange(ParseArguments());
        return Negate(new TestExpression(name, _options.Tests.GetValueOrDefault(name), [.. arguments], token.Start), negated ? 1 : 0);
    }

    private static Expression Negate(Expression expression, int times) => times switch
    {
        0 => expression,
        _ when times % 2 == 1 => new NotExpression(expression),
        _ => new NotExpression(new NotExpression(expression)),
    };

    // Comparisons, ~, +, -, * and / in a row, with // and % read as one operand.
    private OperatorRow ParseRow()
    {
        var row = new OperatorRow(ParseFloor());
        while (OperatorRow.Find(Peek()) is { } operation)
        {
            Next();
            row.Add(operation, ParseFloor());
        }

        return row;
    }

    // `a // b % c` is written as Math.floor(a / b % c).
    private OperatorRow ParseFloor()
    {
        var row = ParseRemainder();
        var nesting = _nesting;
        while (SkipOperator("//"))
        {
            Nest(Peek());
            row.Add(BinaryOperator.Divide, ParseRemainder());
            row = new OperatorRow(new FloorExpression(row.Build()));
        }

        _nesting = nesting;
        return row;
    }

    private OperatorRow ParseRemainder()
    {
        var row = new OperatorRow(ParsePower());
        while (SkipOperator("%")) row.Add(BinaryOperator.Remainder, ParsePower());
        return row;
    }

    private Expression ParsePower()
    {
        var first = ParseUnary();
        if (!SkipOperator("**")) return first;
        var operands = new List<Expression> { first };
        do operands.Add(ParseUnary());
        while (SkipOperator("**"));
        return new PowerExpression([.. operands]);
    }

    private Expression ParseUnary(bool filters = true)
    {
        Nest(Peek());
        var expression = SkipOperator("-") ? new SignExpression(ParseUnary(filters: false), negate: true)
            : SkipOperator("+") ? new SignExpression(ParseUnary(filters: false), negate: false)
            : ParsePrimary();
        _nesting--;
        return filters ? ParseFilters(expression) : expression;
    }

    private Expression ParseFilters(Expression input)
    {
        var nesting = _nesting;
        while (Skip(TokenKind.Pipe))
        {
            Nest(Peek());
            var (name, place) = ParseFilterName();
            input = NewFilter(name, place, input, ParseFilterArguments());
        }

        _nesting = nesting;
        return input;
    }

    private (string Name, int Place) ParseFilterName()
    {
        var token = Expect(TokenKind.Symbol, "the name of a filter");
        var name = token.Text;
        while (SkipOperator(".")) name += "." + Expect(TokenKind.Symbol, "the rest of a filter's name").Text;
        return (name, token.Start);
    }

    private List<Expression> ParseFilterArguments() => Peek().Kind == TokenKind.LeftParen ? ParseArguments() : [];

    private FilterExpression NewFilter(string name, int place, Expression input, List<Expression> arguments) =>
        new(name, _options.Filters.GetValueOrDefault(name), [input, .. arguments], place);

    private Expression ParsePrimary()
    {
        var token = Next();
        Expression primary = token.Kind switch
        {
            TokenKind.String => new LiteralExpression(token.Text),
            TokenKind.Integer or TokenKind.Float => new LiteralExpression(double.Parse(token.Text, NumberStyles.Float, CultureInfo.InvariantCulture)),
            TokenKind.Boolean => new LiteralExpression(token.Text == "true"),
            TokenKind.None => new LiteralExpression(Value.Null),
            TokenKind.Regex => ParseRegex(token),
            TokenKind.Symbol => ParseName(token),
            TokenKind.LeftParen => ParseGroup(token),
            TokenKind.LeftBracket => new ArrayExpression([.. ParseItems()]),
            TokenKind.LeftCurly => ParseMap(),
            _ => throw Unexpected(token, "an expression"),
        };
        return ParsePostfix(primary);
    }

    private RegexExpression ParseRegex(Token token)
    {
        try
        {
            return new RegexExpression(RegexPattern.Compile(token.Text, token.Flags, _options.Limits.RegexTime));
        }
        catch (ArgumentException error)
        {
            throw _lexer.Error($"the regular expression /{token.Text}/ is wrong: {error.Message.TrimEnd('.')}", token.Start);
        }
    }

    private NameExpression ParseName(Token token)
    {
        var name = new NameExpression(token.Text);
        if (_pendingNames is not null) _pendingNames.Add(name);
        else _variables.Resolve(name);
        return name;
    }

    private Expression ParseGroup(Token token)
    {
        var items = ParseItems();
        if (items is [var only]) return only;
        return items.Count > 0 ? new SequenceExpression([.. items]) : throw _lexer.Error("expected an expression in the brackets, got nothing", token.Start);
    }

    // Any closing bracket ends any group, as in nunjucks.
    private List<Expression> ParseItems()
    {
        var items = new List<Expression>();
        while (!SkipClosing())
        {
            if (items.Count > 0) Expect(TokenKind.Comma, "',' or the closing bracket");
            items.Add(ParseExpression());
        }

        return items;
    }

    private MapExpression ParseMap()
    {
        var entries = new List<(string, Expression)>();
        while (!SkipClosing())
        {
            if (entries.Count > 0) Expect(TokenKind.Comma, "',' or '}'");
            var key = Next();
            if (key.Kind is not (TokenKind.String or TokenKind.Symbol)) throw Unexpected(key, "a key, which is a name or a string");
            Expect(TokenKind.Colon, "':' after the key");
            entries.Add((key.Text, ParseExpression()));
        }

        return new MapExpression([.. entries]);
    }

    private bool SkipClosing() => Skip(TokenKind.RightParen) || Skip(TokenKind.RightBracket) || Skip(TokenKind.RightCurly);

    private Expression ParsePostfix(Expression target)
    {
        var nesting = _nesting;
        while (true)
        {
            var token = Peek();
            if (token.Kind == TokenKind.LeftParen)
            {
                var arguments = ParseArguments();
                target = (Expression?)SuperOf(target) ?? new CallExpression(target, [.. arguments], token.Start);
            }
            else if (Skip(TokenKind.LeftBracket))
            {
                target = ParseIndex(target, token);
            }
            else if (SkipOperator("."))
            {
                var name = Next();
                if (name.Kind is not TokenKind.Symbol) throw Unexpected(name, "a name after '.'");
                target = new LookupExpression(target, new LiteralExpression(name.Text));
            }
            else
            {
                break;
            }

            Nest(token);
        }

        _nesting = nesting;
        return target;
    }

    private Expression ParseIndex(Expression target, Token open)
    {
        if (_options.JinjaCompatibility && ParseSlice(target) is { } slice) return slice;
        var items = ParseItems();
        return items is [var index] ? new LookupExpression(target, index) : throw _lexer.Error("expected one index in the brackets", open.Start);
    }
}
