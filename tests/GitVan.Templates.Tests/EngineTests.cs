using GitVan.Templates.Filters;
using GitVan.Templates.Globals;
using GitVan.Templates.Loaders;
using GitVan.Templates.Tests;
using GitVan.Templates.Values;

namespace GitVan.Templates.Tests;

/// <summary>What nunjucks has no part in: messages, own filters, loaders, the clock, the cache and threads.</summary>
public sealed class EngineTests
{
    [Theory]
    [InlineData("a\n{{ x|uper }}", "template:2:6: filter not found: uper", "did you mean 'upper'?")]
    [InlineData("{% if 1 is od %}{% endif %}", "template:1:12: test not found: od", "did you mean 'odd'?")]
    [InlineData("{% inlcude 'x' %}", "template:1:4: unknown block tag: inlcude", "did you mean 'include'?")]
    [InlineData("{{ nam() }}", "template:1:7: unable to call `nam`, which is undefined or falsey", "did you mean 'name'?")]
    [InlineData("{{ name.tirm() }}", "template:1:13: unable to call `name[\"tirm\"]`, which is undefined or falsey", "did you mean 'trim'?")]
    [InlineData("{% include 'hed' %}", "template:1:4: template not found: 'hed'", "did you mean 'head'?")]
    [InlineData("{% from 'head' import titel %}", "template:1:9: cannot import 'titel'", "did you mean 'title'?")]
    [InlineData("\n  {% if x %}", "template:2:6: expected 'endif' for 'if' that begins here, got end of file", null)]
    [InlineData("{{ x", "template:1:5: expected '}}', got the end of the template", null)]
    [InlineData("{{ x y }}", "template:1:6: expected '}}', got 'y'", null)]
    [InlineData("{{ 1 in 5 }}", "template:1:1: 'in' cannot search for '1' here: it needs an array, a string or a map", null)]
    [InlineData("{% include 'bad' %}", "bad:1:6: expected an expression, got '}}'", null)]
    [InlineData("{% include 'fails' %}", "fails:2:6: upper needs a string, not a number", null)]
    [InlineData("{% import 'macros' as m %}\n{{ m.bad() }}", "macros:2:6: lower needs a string, not a number", null)]
    public void A_mistake_has_a_place_and_the_nearest_name(string template, string message, string? hint)
    {
        var engine = new TemplateEngine(new TemplateOptions
        {
            Loader = new MemoryLoader(new Dictionary<string, string>
            {
                ["head"] = "{% set title = 1 %}",
                ["bad"] = "a {{ }}",
                ["fails"] = "\n{{ 5|upper }}",
                ["macros"] = "{% macro bad() %}\n{{ 5|lower }}{% endmacro %}",
            }),
        });

        var error = Assert.Throws<TemplateException>(() => engine.Render(template, new MapValue { ["name"] = "Ada" }));

        Assert.Equal(message, error.Message);
        Assert.Equal(hint, error.Hint);
    }

    [Fact]
    public void Filters_tests_and_globals_can_be_added_and_replaced()
    {
        var engine = new TemplateEngine(new TemplateOptions
        {
            Filters = FilterTable.With(("shout", (a, _) => $"{a[0]}{a.Get(1, "mark")}"), ("upper", (a, _) => "replaced")),
            Tests = TestTable.With(("short", (a, _) => a[0].ToString().Length < 4)),
            Globals = GlobalTable.With(("version", "2.0"), ("call", new FunctionValue("call", (a, context) => context.Call(a[0].AsFunction!, 7)))),
        });

        Assert.Equal("hi! hi? replaced", engine.Render("{{ 'hi'|shout('!') }} {{ 'hi'|shout(mark='?') }} {{ 'x'|upper }}"));
        Assert.Equal("true false 2.0", engine.Render("{{ 'abc' is short }} {{ 'abcd' is short }} {{ version }}"));
        Assert.Equal("<7>", engine.Render("{% macro m(x) %}<{{ x }}>{% endmacro %}{{ call(m) }}"));
    }

    [Fact]
    public void The_time_is_that_of_the_clock()
    {
        var engine = new TemplateEngine(new TemplateOptions { Clock = new FixedClock() });

        Assert.Equal("2026-01-31T12:30:00Z 2026-01-31 31.01.2026 12:30", engine.Render("{{ now() }} {{ now()|date }} {{ now()|date('dd.MM.yyyy HH:mm') }}"));
        Assert.Equal("1970-01-02", engine.Render("{{ 86400|date }}"));
        Assert.Contains("cannot read the time", Assert.Throws<TemplateException>(() => engine.Render("{{ 'soon'|date }}")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_folder_is_never_left()
    {
        var root = Directory.CreateTempSubdirectory("gitvan-templates-").FullName;
        try
        {
            Directory.CreateDirectory(Path.Combine(root, "in/deep"));
            File.WriteAllText(Path.Combine(root, "secret"), "secret");
            File.WriteAllText(Path.Combine(root, "in/a"), "a{% include './deep/b' %}");
            File.WriteAllText(Path.Combine(root, "in/deep/b"), "b{% include '../c' %}");
            File.WriteAllText(Path.Combine(root, "in/c"), "c");
            File.WriteAllBytes(Path.Combine(root, "in/bytes"), [0x61, 0xFF]);
            File.CreateSymbolicLink(Path.Combine(root, "in/link"), Path.Combine(root, "secret"));
            var engine = new TemplateEngine(new TemplateOptions { Loader = new FolderLoader([Path.Combine(root, "in")]) });

            Assert.Equal("abc", engine.RenderNamed("a"));
            foreach (var name in new[] { "../secret", "deep/../../secret", Path.Combine(root, "secret"), "link", "bytes", "", "deep" })
                Assert.Throws<TemplateException>(() => engine.RenderNamed(name));
        }
        finally
        {
            Directory.Delete(root, recursive: true);
        }
    }

    [Theory]
    [InlineData("{% include 'web:page' %}", "page(side deep own web)")]
    [InlineData("{% extends 'web:base' %}{% block b %}mine{% endblock %}", "<mine>")]
    [InlineData("{% from 'web:deep/side' import m %}{{ m() }}", "macro")]
    [InlineData("{% include 'page' %}", "own page")]
    [InlineData("{% include './web:page' ignore missing %}", "")]
    public void A_pack_is_used_from_outside(string template, string text) => Assert.Equal(text, Packs().Render(template));

    [Theory]
    [InlineData("page", "secret")]
    [InlineData("up", "../secret")]
    [InlineData("deep/up", "../../secret")]
    [InlineData("other", "tools:help")]
    [InlineData("itself", "web:page")]
    public void Nothing_leads_out_of_a_pack(string from, string name)
    {
        var engine = Packs($"{{% include '{name}' %}}", from);

        var error = Assert.Throws<TemplateException>(() => engine.RenderNamed("web:" + from));

        Assert.StartsWith($"web:{from}:1:4: template not found: ", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_nearest_name_is_found_in_packs_too()
    {
        var error = Assert.Throws<TemplateException>(() => Packs().Render("{% include 'web:pag' %}"));

        Assert.Equal("did you mean 'web:page'?", error.Hint);
        Assert.Throws<TemplateException>(() => Packs().Render("{% include 'wbe:page' %}"));
    }

    private static TemplateEngine Packs(string? source = null, string name = "extra") => new(new TemplateOptions
    {
        Loader = new PackLoader(
            new MemoryLoader(new Dictionary<string, string> { ["page"] = "own page", ["secret"] = "secret" }),
            new Dictionary<string, ITemplateLoader>
            {
                ["web"] = new MemoryLoader(new Dictionary<string, string>
                {
                    ["page"] = "page({% include './deep/side' %}{% include 'own' %})",
                    ["deep/side"] = "{% macro m() %}macro{% endmacro %}side {% include './deep' %} ",
                    ["deep/deep"] = "deep",
                    ["own"] = "own web",
                    ["base"] = "<{% block b %}{% endblock %}>",
                    [name] = source ?? "",
                }),
                ["tools"] = new MemoryLoader(new Dictionary<string, string> { ["help"] = "help" }),
            }),
    });

    [Theory]
    [InlineData("---\n---\n{{ x y }}", 8, "page:3:6: expected '}}', got 'y'")]
    [InlineData("head\n {% if %}", 5, "page:2:8: ")]
    public void A_template_may_begin_within_its_source(string source, int start, string message)
    {
        var error = Assert.Throws<TemplateException>(() => new TemplateEngine().Parse(source, "page", start));

        Assert.StartsWith(message, error.Message, StringComparison.Ordinal);
        Assert.Equal("b", new TemplateEngine().Parse("{{ a\nb", null, 5).Render());
    }

    [Fact]
    public void Templates_are_kept_by_their_content_and_not_for_ever()
    {
        var engine = new TemplateEngine(new TemplateOptions { CacheBytes = 10_000 });
        var first = engine.Parse("one");

        Assert.Same(first, engine.Parse("one"));
        Assert.NotSame(first, engine.Parse("one", "named"));
        for (var i = 0; i < 20; i++) engine.Parse($"template {i}");
        Assert.NotSame(first, engine.Parse("one"));
    }

    [Fact]
    public void Many_threads_can_render_one_template()
    {
        var template = new TemplateEngine().Parse("{% macro m(x) %}{% for i in range(3) %}{{ x }}{{ 'aXb'|replace(r/X/g, i) }}{% endfor %}{% endmacro %}{{ m(n) }}");

        Parallel.For(0, 2000, n => Assert.Equal($"{n}a0b{n}a1b{n}a2b", template.Render(new MapValue { ["n"] = n })));
    }

    [Theory]
    [InlineData("{{ 'Héllo, Wörld! It\\'s 2'|slug }}", "hello-world-its-2")]
    [InlineData("{{ '--a  b--'|slug }}{{ none|slug }}", "a-b")]
    [InlineData("{{ 'ab'|pad(4) }}|{{ 7|pad(3, 'left', '0') }}|{{ 'ab'|pad(1) }}|{{ 'a'|pad(3, fill='-') }}", "ab  |007|ab|a--")]
    [InlineData("{{ {a: [1, 'x']}|json }}{{ undefined|json }}{{ [1]|json(2) }}", "{\"a\":[1,\"x\"]}null[\n  1\n]")]
    [InlineData("{{ 1|ordinalize }}{{ 'admin/user'|pascalize }}", "1stAdmin::User")]
    [InlineData("{% include ['missing', 'also'] ignore missing %}ok", "ok")]
    [InlineData("{{ --1 }}{{ 'a\\nb'.length }}{% switch 2 %}{% default %}d{% endswitch %}{% switch 1 %}{% endswitch %}", "13d")]
    [InlineData("{% set x %}{% block b %}in{% endblock %}{% endset %}{{ x }}", "in")]
    public void What_is_our_own_does_what_the_page_says(string template, string expected) =>
        Assert.Equal(expected, new TemplateEngine().Render(template));

    private sealed class FixedClock : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => new(2026, 1, 31, 12, 30, 0, TimeSpan.Zero);
    }
}
