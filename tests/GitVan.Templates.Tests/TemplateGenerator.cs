namespace GitVan.Templates.Tests;

/// <summary>Makes random templates of the whole grammar, mostly right ones, over one set of variables of all kinds.</summary>
internal sealed class TemplateGenerator(Random random)
{
    private const string Context = """
        {"a":1,"b":2.5,"c":-3,"s":"hello <World>","e":"","n":null,"t":true,"f":false,"z":0,"d":"12","l":[3,1,2],"w":["b","A","c"],"o":{"x":1,"y":"why","z":[1,2]},
        "p":[{"k":"b","v":2},{"k":"a","v":1},{"k":"b","v":3}],"q":[[1,2],[3,4]],"em":[],"eo":{}}
        """;

    private static readonly string[] Variables = ["a", "b", "c", "s", "e", "n", "t", "f", "z", "d", "l", "w", "o", "p", "q", "em", "eo", "nope", "x", "y", "loop", "o.x", "o.y", "o.q.r", "l[0]", "p[0].k", "s.length", "l.length", "loop.index"];
    private static readonly string[] Literals = ["0", "1", "2", "10", "1.5", "0.1", "\"\"", "\"a\"", "'b c'", "\"<i>\"", "\"12\"", "true", "false", "none", "[]", "{}", "[1, 2, 3]", "{x: 1, y: 'b'}", "undefined", "r/l+/g", "range(3)", "[3].push(4)"];
    private static readonly string[] Operators = [" + ", " - ", " * ", " / ", " // ", " % ", " ~ ", " == ", " != ", " === ", " !== ", " < ", " > ", " <= ", " >= ", " and ", " or ", " in ", " not in "];

    private static readonly string[] Filters =
    [
        "abs", "batch(2)", "batch(2, 0)", "capitalize", "center(9)", "default('d')", "default('d', true)", "dictsort", "dump", "e", "escape", "first", "float", "float(1)", "forceescape",
        "groupby('k')", "indent", "indent(2, true)", "int", "int(7)", "join", "join(',')", "join('-', 'k')", "last", "length", "list", "lower", "nl2br", "reject", "reject('odd')", "rejectattr('k')", "replace('l', 'L')", "replace('', '.')",
        "replace(r/o/g, '0')", "reverse", "round", "round(1)", "round(1, 'floor')", "safe", "select", "select('odd')", "selectattr('k')", "slice(2)", "slice(2, 'x')", "sort", "sort(true)", "sort(attribute='k')", "string", "striptags",
        "sum", "sum('v')", "title", "trim", "truncate(4)", "truncate(4, true)", "upper", "urlencode", "urlize", "wordcount", "pluralize", "singularize", "camelize", "underscore", "humanize", "titleize", "dasherize",
    ];

    private static readonly string[] Tests =
    [
        "defined", "undefined", "odd", "even", "string", "number", "null", "none", "truthy", "falsy", "divisibleby(2)", "eq(1)", "ne(1)", "gt(1)", "ge(1)", "lt(1)", "le(1)", "sameas(1)", "callable", "escaped", "mapping", "iterable", "lower", "upper",
    ];

    // None that makes a list longer: nunjucks goes through some lists as long as there is more.
    private static readonly string[] Methods = ["trim()", "toUpperCase()", "split('l')", "indexOf('l')", "slice(1)", "slice(-2)", "join('-')", "includes('a')", "concat('x')", "replace('l', 'L')", "substring(1, 3)", "length", "charAt(1)", "pop()", "reverse()", "toString()", "startsWith('h')", "lastIndexOf('l')", "repeat(2)", "padStart(4, '0')"];
    private static readonly string[] Texts = ["text", " ", "\n", "  \n  ", "<p>", "a - b", "{ x }", "%", "\t", "é", "\n\n"];

    private int _depth;

    public RenderRequest Next() => new()
    {
        Template = Body(random.Next(1, 5)),
        Context = Context,
        Templates = new()
        {
            ["base"] = "[{% block one %}base {{ a }}{% endblock %}|{% block two %}{% for x in l %}{{ x }}{% endfor %}{% endblock %}]{{ x }}",
            ["part"] = "({{ a }}{{ x }}{% set y = 'part' %}{{ y }}{{ loop.index }})",
            ["macros"] = "{% macro m(x, y=2) %}<{{ x }}{{ y }}{{ a }}{{ caller() if caller else '' }}>{% endmacro %}{% set v = 'exported' %}",
        },
        Options = new()
        {
            Autoescape = random.Next(2) == 0,
            TrimBlocks = random.Next(4) == 0,
            LstripBlocks = random.Next(4) == 0,
            ThrowOnUndefined = random.Next(8) == 0,
        },
    };

    private string Body(int statements) => string.Concat(Enumerable.Range(0, statements).Select(_ => Statement()));

    private string Inner()
    {
        _depth++;
        var body = _depth > 3 ? Output() : Body(random.Next(3));
        _depth--;
        return body;
    }

    private string Statement() => random.Next(22) switch
    {
        < 4 => Pick(Texts),
        < 10 => Output(),
        10 => $"{Open("if " + Expression())}{Inner()}{Close("endif")}",
        11 => $"{Open("if " + Expression())}{Inner()}{Open("elif " + Expression())}{Inner()}{Open("else")}{Inner()}{Close("endif")}",
        12 => $"{Open($"for {Pick(["x", "y", "a"])} in {Expression()}")}{Inner()}{Close("endfor")}",
        13 => $"{Open($"for x, y in {Pick(["o", "q", "p|groupby('k')", "o|dictsort", Expression()])}")}{Inner()}{Open("else")}{Inner()}{Close("endfor")}",
        14 => Open($"set {Pick(["x", "y", "x, y", "a", "_h"])} = {Expression()}"),
        15 => $"{Open("set " + Pick(["x", "y"]))}{Inner()}{Close("endset")}",
        16 => $"{Open($"macro m({Pick(["", "x", "x, y", "x, y=1", "a, x=a"])})")}{Inner()}{Close("endmacro")}{{{{ m({Pick(["", "1", "a, 2", "x=5", "1, y=" + Expression()])}) }}}}",
        17 => $"{Open("filter " + Pick(["upper", "title", "e", "replace('a', 'b')", "trim", "indent(2, true)"]))}{Inner()}{Close("endfilter")}",
        18 => $"{Open("switch " + Expression())}{Open("case " + Expression())}{Inner()}{Open("case " + Expression())}{Inner()}{Open("default")}{Inner()}{Close("endswitch")}",
        19 => Pick([Open("include 'part'"), Open("include 'none' ignore missing"), Open("extends 'base'"), $"{Open("import 'macros' as i" + Pick(["", " with context"]))}{{{{ i.m(1) }}}}{{{{ i.v }}}}", $"{Open("from 'macros' import m as k")}{{{{ k(a, y=3) }}}}"]),
        20 => Pick([$"{Open("block " + Pick(["one", "two", "three"]))}{Inner()}{Pick(["", "{{ super() }}"])}{Close("endblock")}", $"{Open("from 'macros' import m as k")}{Open("call k(1)")}{Inner()}{Close("endcall")}"]),
        _ => Pick(["{# comment #}", "{#- c -#}", "{% raw %}{{ x }}{% endraw %}", "{{ x", "{% endif %}", "{% if %}"]),
    };

    private string Output() => $"{Pick(["{{ ", "{{", "{{- "])}{Expression()}{Pick([" }}", " }}", " -}}"])}";

    private string Open(string tag) => $"{Pick(["{% ", "{% ", "{%- "])}{tag}{Pick([" %}", " %}", " -%}"])}";

    private string Close(string tag) => Open(tag);

    private string Expression(int depth = 0)
    {
        if (depth > 3) return Primary(depth);
        return random.Next(14) switch
        {
            < 5 => Primary(depth),
            < 8 => $"{Expression(depth + 1)}{Pick(Operators)}{Expression(depth + 1)}",
            8 => $"{Primary(depth)}|{Pick(Filters)}",
            9 => $"{Primary(depth)}|{Pick(Filters)}|{Pick(Filters)}",
            10 => $"({Primary(depth)} is {Pick(["", "not "])}{Pick(Tests)})",
            11 => $"{Pick(["not ", "-", "+"])}{Primary(depth)}",
            12 => $"{Expression(depth + 1)} if {Expression(depth + 1)}{Pick(["", " else " + Primary(depth)])}",
            _ => $"{Pick(Variables)}.{Pick(Methods)}",
        };
    }

    private string Primary(int depth) => random.Next(10) switch
    {
        < 4 => Pick(Variables),
        < 7 => Pick(Literals),
        7 when depth < 3 => $"({Expression(depth + 1)})",
        8 when depth < 3 => $"[{Expression(depth + 1)}, {Primary(depth + 1)}]",
        9 when depth < 3 => $"{{x: {Expression(depth + 1)}, 'k': {Primary(depth + 1)} }}",
        _ => Pick(Variables),
    };

    private string Pick(IReadOnlyList<string> from) => from[random.Next(from.Count)];
}
