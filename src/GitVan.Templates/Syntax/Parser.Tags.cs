using GitVan.Templates.Ast;

namespace GitVan.Templates.Syntax;

/// <summary>Tags, each from its name to its end.</summary>
internal sealed partial class Parser
{
    private static readonly string[] Tags =
    [
        "asyncAll", "asyncEach", "block", "call", "extends", "filter", "for", "from", "if", "ifAsync", "import", "include", "macro", "raw", "set", "switch", "verbatim",
        "endall", "endblock", "endcall", "endeach", "endfilter", "endfor", "endif", "endmacro", "endraw", "endset", "endswitch", "endverbatim",
    ];

    private bool _usesSuper;

    private Statement? ParseTag()
    {
        var tag = Expect(TokenKind.Symbol, "the name of a tag");
        return tag.Text switch
        {
            "asyncAll" => ParseFor(tag, "endall"),
            "asyncEach" => ParseFor(tag, "endeach"),
            "block" => ParseBlock(tag),
            "call" => ParseCall(tag),
            "extends" => ParseExtends(tag),
            "filter" => ParseFilterTag(tag),
            "for" => ParseFor(tag, "endfor"),
            "from" => ParseFrom(),
            "if" or "ifAsync" => ParseIf(tag),
            "import" => ParseImport(tag),
            "include" => ParseInclude(tag),
            "macro" => ParseMacroTag(tag),
            "raw" or "verbatim" => ParseRaw(tag),
            "set" => ParseSet(tag),
            "switch" => ParseSwitch(tag),
            _ => throw _lexer.Error($"unknown block tag: {tag.Text}", tag.Start, Nearest.Hint(tag.Text, Tags)),
        };
    }

    // Reads the tag that ends a body, which is the next token unless the template has ended.
    private void EndOf(Token tag, string end)
    {
        if (Peek().Kind == TokenKind.End) throw _lexer.Error($"expected '{end}' for '{tag.Text}' that begins here, got end of file", tag.Start);
        ExpectSymbol(end, $"for '{tag.Text}'");
        EndTag(end);
    }

    private IfStatement ParseIf(Token tag)
    {
        var branches = new List<(Expression?, Body)>();
        var name = tag.Text;
        do
        {
            var condition = ParseExpression();
            EndTag(name);
            branches.Add((condition, ParseUntil("elif", "elseif", "else", "endif")));
            name = Peek().Text;
        }
        while (SkipSymbol("elif") || SkipSymbol("elseif"));

        if (SkipSymbol("else"))
        {
            EndTag("else");
            branches.Add((null, ParseUntil("endif")));
        }

        EndOf(tag, "endif");
        return new IfStatement([.. branches]);
    }

    private ForStatement ParseFor(Token tag, string end)
    {
        var names = new List<string>();
        do names.Add(Expect(TokenKind.Symbol, "the name of a loop variable").Text);
        while (Skip(TokenKind.Comma));
        ExpectSymbol("in", "after the loop variables");

        _variables = new VariableScope(_variables.Slots, _variables);
        var items = ParseExpression();
        EndTag(tag.Text);
        var targets = names.Select(_variables.Declare).ToArray();
        var body = ParseUntil(end, "else");
        Body? otherwise = null;
        if (SkipSymbol("else"))
        {
            EndTag("else");
            otherwise = ParseUntil(end);
        }

        EndOf(tag, end);
        _variables = _variables.Around!;
        return new ForStatement(targets, items, body, otherwise);
    }

    private BlockStatement ParseBlock(Token tag)
    {
        var name = Expect(TokenKind.Symbol, "the name of a block");
        EndTag(tag.Text);

        var (variables, inBlock) = (_variables, _inBlock);
        _variables = new VariableScope(new FunctionSlots());
        _inBlock = true;
        // Nunjucks gives every super() to the outermost block, and then those inside of inner ones are empty.
        _usesSuper &= inBlock;
        LocalVariable? super = inBlock ? null : _variables.Declare(SuperName);
        var body = ParseUntil("endblock");
        var block = new BlockStatement(name.Text, body, _variables.Slots, _usesSuper ? super : null, inBlock);
        (_variables, _inBlock) = (variables, inBlock);

        if (Peek().Kind == TokenKind.End) throw _lexer.Error("expected 'endblock' for 'block' that begins here, got end of file", tag.Start);
        ExpectSymbol("endblock", "for 'block'");
        SkipSymbol(name.Text);
        EndTag("endblock");
        if (!_blockNames.Add(name.Text)) throw _lexer.Error($"block '{name.Text}' has already been defined", name.Start);
        _blocks.Add(block);
        return block;
    }

    private TemplateReference ParseReference(Token tag) => new(ParseExpression(), tag.Start);

    private ExtendsStatement ParseExtends(Token tag)
    {
        var template = ParseReference(tag);
        EndTag(tag.Text);
        return new ExtendsStatement(template);
    }

    private IncludeStatement ParseInclude(Token tag)
    {
        var template = ParseReference(tag);
        var ignoreMissing = SkipSymbol("ignore") && SkipSymbol("missing");
        EndTag(tag.Text);
        return new IncludeStatement(template, ignoreMissing);
    }

    private ImportStatement ParseImport(Token tag)
    {
        var template = ParseReference(tag);
        ExpectSymbol("as", "after the template of 'import'");
        var target = Expect(TokenKind.Symbol, "a name after 'as'");
        var withContext = ParseWithContext() ?? false;
        EndTag(tag.Text);
        return new ImportStatement(template, _variables.Declare(target.Text), [], withContext, InFrame);
    }

    private ImportStatement ParseFrom()
    {
        var template = ParseReference(Peek());
        ExpectSymbol("import", "after the template of 'from'");
        var parts = new List<(string, LocalVariable)>();
        bool? withContext = null;
        while (Peek().Kind != TokenKind.BlockEnd)
        {
            if (parts.Count > 0) Expect(TokenKind.Comma, "',' between the names of 'from'");
            var name = Expect(TokenKind.Symbol, "a name after 'import'");
            if (name.Text[0] == '_') throw _lexer.Error($"'{name.Text}' cannot be imported, since it starts with an underscore", name.Start);
            var alias = SkipSymbol("as") ? Expect(TokenKind.Symbol, "a name after 'as'").Text : name.Text;
            parts.Add((name.Text, _variables.Declare(alias)));
            withContext = ParseWithContext() ?? withContext;
        }

        if (parts.Count == 0) throw Unexpected(Peek(), "at least one name after 'import'");
        EndTag("from");
        return new ImportStatement(template, null, [.. parts], withContext ?? false, InFrame);
    }

    private bool? ParseWithContext()
    {
        bool? with = SkipSymbol("with") ? true : SkipSymbol("without") ? false : null;
        if (with is not null) ExpectSymbol("context", "after 'with' or 'without'");
        return with;
    }

    // Whether a variable that is defined here belongs to a loop or a call, instead of the template.
    private bool InFrame => _variables.Around is not null;

    private MacroStatement ParseMacroTag(Token tag)
    {
        var name = Expect(TokenKind.Symbol, "the name of a macro");
        var definition = ParseMacro(name.Text, hasParameters: true, () => ParseMacroBody(tag, "endmacro"), isCaller: false, around: null);
        return new MacroStatement(_variables.Declare(name.Text), definition, InFrame);
    }

    private Body ParseMacroBody(Token tag, string end)
    {
        EndTag(tag.Text);
        var body = ParseUntil(end);
        EndOf(tag, end);
        return body;
    }

    private OutputStatement ParseCall(Token tag)
    {
        CallExpression? call = null;
        var definition = ParseMacro("caller", Peek().Kind == TokenKind.LeftParen, ParseCallAndBody, isCaller: true, around: _variables);
        return new OutputStatement(WithCaller(call!, new CallerExpression(definition)), tag.Start);

        // The call itself is read outside of the body's variables.
        Body ParseCallAndBody()
        {
            var inside = _variables;
            _variables = inside.Around!;
            var start = Peek();
            call = ParsePrimary() as CallExpression ?? throw _lexer.Error("expected the call of a macro after 'call'", start.Start);
            _variables = inside;
            return ParseMacroBody(tag, "endcall");
        }
    }

    // The body is one more keyword argument.
    private static CallExpression WithCaller(CallExpression call, CallerExpression caller) => call.Arguments is [.., MapExpression { IsKeywords: true } keywords]
        ? call.With([.. call.Arguments[..^1], keywords.With("caller", caller)])
        : call.With([.. call.Arguments, new MapExpression([("caller", caller)], isKeywords: true)]);

    private SetStatement ParseSet(Token tag)
    {
        var targets = new List<NameExpression>();
        do targets.Add(ParseName(Expect(TokenKind.Symbol, "the name of a variable")));
        while (Skip(TokenKind.Comma));

        if (SkipOperator("="))
        {
            var value = ParseExpression();
            EndTag(tag.Text);
            return new SetStatement([.. targets], value);
        }

        // Here a minus at the end of the tag has no effect, as in nunjucks.
        Expect(TokenKind.BlockEnd, $"'=' or '{_options.Delimiters.BlockEnd}' in 'set'");
        var body = ParseUntil("endset");
        EndOf(tag, "endset");
        return new SetStatement([.. targets], new CaptureExpression(body));
    }

    private OutputStatement ParseFilterTag(Token tag)
    {
        var (name, place) = ParseFilterName();
        var arguments = ParseFilterArguments();
        EndTag(tag.Text);
        var body = ParseUntil("endfilter");
        EndOf(tag, "endfilter");
        return new OutputStatement(NewFilter(name, place, new CaptureExpression(body), arguments), tag.Start);
    }

    // What stands before the first case is read and left out.
    private SwitchStatement ParseSwitch(Token tag)
    {
        var subject = ParseExpression();
        EndTag(tag.Text);

        // What stands before the first case is dropped, with its blocks.
        var blocks = _blocks.Count;
        ParseUntil("case", "default", "endswitch");
        _blocks.RemoveRange(blocks, _blocks.Count - blocks);

        var cases = new List<(Expression, Body)>();
        while (SkipSymbol("case"))
        {
            var condition = ParseExpression();
            EndTag("case");
            cases.Add((condition, ParseUntil("case", "default", "endswitch")));
        }

        Body? otherwise = null;
        if (SkipSymbol("default"))
        {
            EndTag("default");
            otherwise = ParseUntil("endswitch");
        }

        EndOf(tag, "endswitch");
        return new SwitchStatement(subject, [.. cases], otherwise);
    }

    // A raw block that never ends is no block: what follows is read as usual, as in nunjucks.
    private TextStatement? ParseRaw(Token tag)
    {
        EndTag(tag.Text);
        return _lexer.Raw(tag.Text) is { } text ? new TextStatement(text) : null;
    }
}
