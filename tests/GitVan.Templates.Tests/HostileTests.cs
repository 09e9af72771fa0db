using System.Text;
using GitVan.Templates.Loaders;
using GitVan.Templates.Values;

namespace GitVan.Templates.Tests;

/// <summary>Templates and values from strangers: an error with a place, never a crash, a hang or a stack that overflows.</summary>
public sealed class HostileTests(ITestOutputHelper output)
{
    private const int Rounds = 20_000;
    private const string Deep = "nested more than 200 deep";

    private static readonly TemplateEngine Engine = new(new TemplateOptions { Limits = Ours.Limits });

    public static TheoryData<string, string> Nested => new()
    {
        { "{{ " + Many("(") + "1" + Many(")") + " }}", Deep },
        { "{{ " + Many("[") + Many("]") + " }}", Deep },
        { "{{ " + Many("{a:") + "1" + Many("}") + " }}", Deep },
        { "{{ " + Many("- ") + "1 }}", Deep },
        { "{{ a" + Many(".b") + " }}", Deep },
        { "{{ a" + Many("[0]") + " }}", Deep },
        { "{{ a" + Many("()") + " }}", Deep },
        { "{{ a" + Many("|upper") + " }}", Deep },
        { "{{ a" + Many(" in b") + " }}", Deep },
        { "{{ a" + Many(" // 2") + " }}", Deep },
        { "{{ a" + Many("(a") + " }}", Deep },
        { Many("{% if a %}"), Deep },
        { Many("{% for a in b %}"), Deep },
        { Many("{% block a %}"), Deep },
        { Many("{% macro a() %}"), Deep },
        { Many("{% call a() %}"), Deep },
        { Many("{% set a %}"), Deep },
        { Many("{% filter upper %}"), Deep },
        { Many("{% switch a %}"), Deep },
    };

    public static TheoryData<string, string> Greedy => new()
    {
        { "{{ range(1000000000000) }}", "more than 2000000 steps" },
        { "{% for i in range(10000000) %}{% endfor %}", "more than 2000000 steps" },
        { "{% for i in range(1000) %}{% for j in range(1000) %}{% for k in range(1000) %}x{% endfor %}{% endfor %}{% endfor %}", "more than 2000000 steps" },
        { "{% set s = 'x' %}{% for i in range(100) %}{% set s = s + s %}{% endfor %}", "a text is longer" },
        { "{% set s = 'x' %}{% for i in range(100) %}{% set s = s ~ s %}{% endfor %}", "a text is longer" },
        { "{% set a = [1] %}{% for i in range(100) %}{% set a = a.concat(a) %}{% endfor %}", "more than 2000000 steps" },
        { "{% set a = [1, 2] %}{% for i in range(60) %}{% set a = [a, a] %}{% endfor %}{{ a }}", "a text is longer" },
        { "{% set a = [1, 2] %}{% for i in range(60) %}{% set a = [a, a] %}{% endfor %}{{ a|dump }}", "a text is longer" },
        { "{{ 'x'.repeat(1000000000) }}", "a text is longer" },
        { "{{ 'x'.padStart(1000000000) }}", "a text is longer" },
        { "{{ 'x'|center(1000000000) }}", "a text is longer" },
        { "{{ 'x'|indent(1000000000, true) }}", "a text is longer" },
        { "{{ [1]|batch(1000000000, 'x') }}", "more than 2000000 steps" },
        { "{{ [1]|slice(1000000000) }}", "more than 2000000 steps" },
        { "{% set s = 'x'.repeat(10000000) %}{{ s|replace('x', s) }}", "a text is longer" },
        { "{% set s = 'x'.repeat(10000000) %}{{ s|replace('', s) }}", "a text is longer" },
        { "{% set s = 'x'.repeat(4000000) %}{% for i in range(10) %}{{ s }}{% endfor %}", "the output is longer" },
        { "{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}", "more than 100 deep" },
        { "{% macro m() %}{% call m() %}{% endcall %}{% endmacro %}{{ m() }}", "more than 100 deep" },
        { "{{ r/^(a+)+$/.test('aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!') }}", "took longer than 1000 ms" },
        { "{{ 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!'|replace(r/^(a+)+$/, '') }}", "took longer than 1000 ms" },
    };

    [Theory]
    [MemberData(nameof(Nested))]
    [MemberData(nameof(Greedy))]
    public void It_is_an_error_with_a_place(string template, string message)
    {
        var error = Assert.Throws<TemplateException>(() => Engine.Render(template));

        Assert.Contains(message, error.Message, StringComparison.Ordinal);
        Assert.True(error.Line > 0 && error.Column > 0, error.Message);
    }

    [Theory]
    [InlineData("a", "{% include 'a' %}")]
    [InlineData("a", "{% extends 'a' %}")]
    [InlineData("a", "{% import 'a' as x %}")]
    [InlineData("a", "{% extends 'b' %}")]
    public void Templates_that_name_each_other_end(string name, string source)
    {
        var loader = new MemoryLoader(new Dictionary<string, string> { [name] = source, ["b"] = "{% extends 'a' %}" });
        var engine = new TemplateEngine(new TemplateOptions { Loader = loader });

        var error = Assert.Throws<TemplateException>(() => engine.RenderNamed("a"));

        Assert.Contains("more than 500 deep", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_small_stack_is_an_error_and_no_crash()
    {
        var (parsed, rendered) = ("", "");
        var thread = new Thread(() =>
        {
            var engine = new TemplateEngine(new TemplateOptions { Limits = new TemplateLimits { Nesting = 1_000_000, Depth = 1_000_000 } });
            parsed = Assert.Throws<TemplateException>(() => engine.Render("{{ " + Many("(") + "1" + Many(")") + " }}")).Message;
            rendered = Assert.Throws<TemplateException>(() => engine.Render("{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}")).Message;
        }, 256 * 1024);
        thread.Start();
        thread.Join();

        Assert.Contains("too deeply for this thread's stack", parsed, StringComparison.Ordinal);
        Assert.Contains("too deeply for this thread's stack", rendered, StringComparison.Ordinal);
    }

    [Fact]
    public void A_row_of_operators_may_be_long()
    {
        Assert.Equal("100001", Engine.Render("{{ 1" + Many(" + 1") + " }}"));
        Assert.Equal("1", Engine.Render("{{ 1" + Many(" and 1") + " }}"));
        Assert.Equal("true", Engine.Render("{{ " + Many("not ") + "1 }}"));
        Assert.Equal("b", Engine.Render("{% if x %}a" + Many("{% elif x %}a") + "{% else %}b{% endif %}"));
    }

    [Theory]
    [InlineData("", "{{ m() }}", "")]
    [InlineData("{% for x in [1] %}", "{{ m() }}", "{% endfor %}")]
    [InlineData("{% if true %}", "{{ m() }}", "{% endif %}")]
    [InlineData("{% filter upper %}", "{{ m() }}", "{% endfilter %}")]
    [InlineData("{% set x %}", "{{ m() }}", "{% endset %}")]
    [InlineData("{% call m() %}", "{{ m() }}", "{% endcall %}")]
    [InlineData("{% switch 1 %}{% case 1 %}", "{{ m() }}", "{% endswitch %}")]
    [InlineData("{{ ", "m()", " }}", "(", ")")]
    [InlineData("{{ ", "m()", " }}", "[", "]|join")]
    [InlineData("{{ ", "m()", " }}", "{x: ", "}.x")]
    [InlineData("{{ ", "m()", " }}", "not ", "")]
    [InlineData("{{ ", "m()", " }}", "1 if ", " else 2")]
    [InlineData("{{ ", "m()", " }}", "m(", ")")]
    public void What_calls_itself_ends_in_an_error_however_deep_it_stands(string open, string inside, string close, string left = "", string right = "")
    {
        // With the limits that are on, and on a stack of the usual size and a small one.
        var (times, brackets) = left.Length > 0 ? (1, 190) : (190, 0);
        var template = "{% macro m() %}" + Repeat(open, times) + Repeat(left, brackets) + inside + Repeat(right, brackets) + Repeat(close, times) + "{% endmacro %}{{ m() }}";
        foreach (var size in new[] { 8 << 20, 1 << 20, 256 << 10 })
        {
            TemplateException? error = null;
            var thread = new Thread(() => error = Assert.Throws<TemplateException>(() => new TemplateEngine().Render(template)), size);
            thread.Start();
            thread.Join();
            Assert.True(error?.Line > 0, $"{size}: {error}");
        }
    }

    private static string Repeat(string text, int times) => string.Concat(Enumerable.Repeat(text, times));

    [Fact]
    public void A_large_template_renders()
    {
        var large = string.Concat(Enumerable.Repeat("0123456789 {{ 1 }}{# c #}\n", 150_000));

        Assert.Equal(150_000 * 13, Engine.Parse(large).Render().Length);
        var error = Assert.Throws<TemplateException>(() => Engine.Render(new string('x', Ours.Limits.SourceLength + 1)));
        Assert.Contains("longer than", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("constructor")]
    [InlineData("__proto__")]
    [InlineData("prototype")]
    [InlineData("__defineGetter__")]
    [InlineData("valueOf.constructor")]
    public void Nothing_of_a_host_can_be_reached(string name)
    {
        Assert.Equal("[][][][]", Engine.Render($"[{{{{ 's'.{name} }}}}][{{{{ {{}}.{name} }}}}][{{{{ range.{name} }}}}][{{{{ [].{name} }}}}]"));
        Assert.Equal("1", Engine.Render("{{ {'__proto__': 1}['__proto__'] }}"));
    }

    [Fact]
    public void Values_may_be_strange()
    {
        Assert.Equal("2", Engine.Render("{{ a }}", JsonValue.Parse("""{"a":1,"a":2}""").AsMap));
        Assert.Contains("column", Assert.Throws<TemplateException>(() => JsonValue.Parse(Many("[") + Many("]"))).Message, StringComparison.Ordinal);
        var deep = JsonValue.Parse(new string('[', 400) + new string(']', 400));
        Assert.Equal("", Engine.Render("{{ a }}", new MapValue { ["a"] = deep }));
    }

    [Fact]
    public void Random_bytes_are_a_text_or_an_error()
    {
        var (seed, rounds) = (RandomRun.Seed, RandomRun.Rounds(Rounds));
        output.WriteLine($"seed {seed}, {rounds} rounds");
        var random = new Random(seed);
        string[] pieces = ["{%", "%}", "{{", "}}", "{#", "#}", "-", " ", "\n", "if", "for", "in", "set", "block", "endif", "macro", "call", "raw", "x", "(", ")", "[", "]", "{", "}", "|", "r/", "/", "\"", "'", "1", ".", ",", "=", ":", "\\", "not", "is", "\ud83d", "\0"];
        for (var round = 0; round < rounds; round++)
        {
            var source = random.Next(2) == 0
                ? string.Concat(Enumerable.Range(0, random.Next(40)).Select(_ => pieces[random.Next(pieces.Length)]))
                : Encoding.UTF8.GetString(Bytes(random));
            try
            {
                Engine.Parse(source).Render();
            }
            catch (TemplateException error)
            {
                Assert.True(error.Line > 0, $"seed {seed}: {source}: {error.Message}");
            }
            catch (Exception error)
            {
                Assert.Fail($"seed {seed}: {source}: {error}");
            }
        }
    }

    private static byte[] Bytes(Random random)
    {
        var bytes = new byte[random.Next(60)];
        random.NextBytes(bytes);
        return [.. "{{"u8, .. bytes];
    }

    private static string Many(string text) => string.Concat(Enumerable.Repeat(text, 100_000));
}
