using System.Text;

namespace GitVan.Engine.Tests.Configuration;

/// <summary>A repository is a stranger's. Each of these took seconds, gigabytes or the whole stack in one program or another.</summary>
public sealed class LimitSpecs
{
    /// <summary>Five times what the slowest takes of the processor.</summary>
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(5);

    [Theory]
    [InlineData("gitvan.yaml", "[", ""), InlineData("gitvan.json", "[", ""), InlineData("gitvan.yaml", "{a: ", ""), InlineData("gitvan.json", "{\"a\":", "")]
    [InlineData("gitvan.yaml", "- ", ""), InlineData("gitvan.yaml", "? ", ""), InlineData("gitvan.yaml", "[", "]"), InlineData("gitvan.jsonc", "[", "]")]
    public void A_hundred_thousand_nested_values_are_refused_at_once(string name, string open, string close)
    {
        var text = string.Concat(Enumerable.Repeat(open, 100_000)) + string.Concat(Enumerable.Repeat(close, 100_000));
        var error = Quickly(() => Written.Mistake(name, text));
        if (open != "? ")
            Assert.EndsWith(": nested more than 64 deep", error.Message);
    }

    [Theory, InlineData("gitvan.yaml"), InlineData("gitvan.json")]
    public void Sixty_four_levels_are_allowed_and_no_more(string name)
    {
        // The outer map is one and "data" is another.
        static string Nested(int levels) => "{ \"data\": { \"a\": " + new string('[', levels) + new string(']', levels) + " } }";
        Engine.Configuration.ConfigurationReader.Read([Written.File(name, Nested(62))]);
        Assert.EndsWith(": nested more than 64 deep", Written.Mistake(name, Nested(63)).Message);
    }

    [Theory, InlineData("gitvan.yaml"), InlineData("gitvan.json")]
    public void A_hundred_thousand_values_are_allowed_and_no_more(string name)
    {
        static string Items(int count) => "{ \"data\": { \"a\": [" + string.Join(',', Enumerable.Repeat("1", count)) + "] } }";
        Quickly(() => Engine.Configuration.ConfigurationReader.Read([Written.File(name, Items(99_997))]));
        var error = Quickly(() => Written.Mistake(name, Items(99_998)));
        Assert.EndsWith(": more than 100000 values, aliases included", error.Message);
    }

    [Fact]
    public void Aliases_of_aliases_are_counted_each_time()
    {
        var text = new StringBuilder("data:\n  l0: &l0 [x, x, x, x, x, x, x, x, x, x]\n");
        for (var i = 1; i < 10; i++)
            text.Append($"  l{i}: &l{i} [{string.Join(", ", Enumerable.Repeat($"*l{i - 1}", 10))}]\n");
        var error = Quickly(() => Written.Mistake("gitvan.yaml", text.ToString()));
        Assert.EndsWith(": more than 100000 values, aliases included", error.Message);
    }

    [Fact]
    public void Aliases_cannot_nest_deeper_than_what_is_written()
    {
        var text = new StringBuilder("data:\n  l0: &l0 []\n");
        for (var i = 1; i < 200; i++)
            text.Append($"  l{i}: &l{i} [*l{i - 1}]\n");
        Assert.EndsWith(": nested more than 64 deep", Quickly(() => Written.Mistake("gitvan.yaml", text.ToString())).Message);
    }

    [Theory, InlineData("\n"), InlineData("")]
    public void A_megabyte_of_keys_is_read_in_a_moment_and_in_json_no_slower_than_in_yaml(string separator)
    {
        // With a line each, or all in one.
        var text = new StringBuilder("{ \"data\": {" + separator);
        for (var i = 0; i < 95_000; i++)
            text.Append($"\"k{i}\":{separator} 1,{separator}");
        text.Append("\"last\": 2 } }");
        TimeSpan Time(string name)
        {
            var start = ThreadClock.Now;
            var configuration = Quickly(() => Engine.Configuration.ConfigurationReader.Read([Written.File(name, text.ToString())]));
            Assert.Equal(95_001, configuration.Settings.Data!.Count);
            return ThreadClock.Now - start;
        }

        Assert.InRange(Time("gitvan.json"), TimeSpan.Zero, Time("gitvan.yaml") * 2);
    }

    [Fact]
    public void Large_files_are_laid_over_each_other_in_a_moment()
    {
        var keys = string.Concat(Enumerable.Range(0, 90_000).Select(i => $"  k{i}: 1\n"));
        var merged = "data:\n  <<: &all {" + string.Join(", ", Enumerable.Range(0, 45_000).Select(i => $"k{i}: 2")) + "}\n  x: {<<: *all}\n";
        var data = Quickly(() => Engine.Configuration.ConfigurationReader.Read([Written.File("gitvan.yaml", "data:\n" + keys), Written.File("gitvan.local.yaml", merged)])).Settings.Data!;
        Assert.Equal(90_001, data.Count);
        Assert.Equal("2", data["k0"]!.ToJsonString());
    }

    [Theory]
    [InlineData("a"), InlineData("# "), InlineData("\n"), InlineData(" "), InlineData("'"), InlineData("\""), InlineData("&a "), InlineData("*a "), InlineData("! "), InlineData("!!")]
    [InlineData("%"), InlineData("---\n"), InlineData(": "), InlineData("a: "), InlineData("a:\n"), InlineData("a b\n"), InlineData("|\n"), InlineData(">\n"), InlineData("[a, "), InlineData(",")]
    [InlineData("\\"), InlineData("{}"), InlineData("[]"), InlineData("[],"), InlineData("a: b\n"), InlineData("- a\n"), InlineData("[a]: b\n"), InlineData("é"), InlineData("...\n"), InlineData("\t")]
    [InlineData("{a: b}, "), InlineData("<<: {}\n"), InlineData("? a\n"), InlineData("//"), InlineData("/*"), InlineData("\"a\":"), InlineData("{\"a\":1},"), InlineData("- - "), InlineData("-\n")]
    public void A_quarter_of_a_megabyte_of_anything_ends_soon(string piece)
    {
        foreach (var start in new[] { "", "data: ", "data: [", "data: {a: \"", "data: |\n  ", "{\"data\":[" })
        {
            foreach (var name in new[] { "gitvan.yaml", "gitvan.jsonc" })
            {
                var text = start + string.Concat(Enumerable.Repeat(piece, (1 << 18) / Encoding.UTF8.GetByteCount(piece) - 10));
                Quickly(() => Record.Exception(() => Engine.Configuration.ConfigurationReader.Read([Written.File(name, text)])) is var error and not (null or GitVanException)
                    ? throw new InvalidOperationException($"{name}: {start}", error)
                    : 0);
            }
        }
    }

    [Fact]
    public void A_text_that_is_too_long_for_a_line_is_shown_by_its_beginning()
    {
        var error = Written.Mistake("gitvan.yaml", $"hooks: {{ pre-commit: {{ jobs: [{{ run: x, timeout: '{new string('9', 500_000)}' }}] }} }}");
        Assert.StartsWith($"gitvan.yaml:1:50: 'timeout' is '{new string('9', 60)}…', expected a duration", error.Message);
        Assert.Contains("'a\\nb\\u001b[2J'", Written.Mistake("gitvan.yaml", "\"a\\nb\\e[2J\": 1").Message);
    }

    [Theory]
    [InlineData("data: [a: b\na: b\n", "gitvan.yaml:1:9: what follows is not YAML"), InlineData("...\n...\n", "gitvan.yaml:1:1: what follows is not YAML")]
    public void What_the_library_itself_stumbles_over_has_a_place(string text, string message) =>
        Assert.Equal(message, Written.Mistake("gitvan.yaml", text).Message);

    [Fact]
    public void Whatever_is_broken_in_a_file_is_a_mistake_and_not_a_bug()
    {
        const string Whole = """
            # c
            jobs: { dirs: [jobs] }
            hooks:
              pre-commit: &h
                parallel: true
                jobs:
                  - { name: "l\u0069nt", run: 'x y', glob: ["*.js", *g], timeout: 60s, env: { A: 1 } }
                  - exec:
                    - a
                    - |
                      b
                    - >-
                      c
            routes: [{ pattern: a, job: b, with: { x: ~ } }]
            data: { <<: { a: !!int 1 } }
            """;
        var random = new Random(4711);
        var pieces = "\n \t{}[]:,-?&*!|>'\"%@`#\\~é\ufeff\u0085\u2028\ud83d\ude00ax0.".ToCharArray();
        for (var i = 0; i < 2000; i++)
        {
            var text = new StringBuilder(Whole);
            for (var edits = random.Next(1, 6); edits > 0; edits--)
            {
                var at = random.Next(text.Length);
                if (random.Next(3) == 0)
                    text.Remove(at, Math.Min(random.Next(1, 20), text.Length - at));
                else
                    text.Insert(at, new string(pieces[random.Next(pieces.Length)], random.Next(1, 3)));
            }

            foreach (var name in new[] { "gitvan.yaml", "gitvan.jsonc" })
            {
                var error = Record.Exception(() => Engine.Configuration.ConfigurationReader.Read([Written.File(name, text.ToString())]));
                if (error is not (null or GitVanException))
                    Assert.Fail($"{error}\n{text}");
            }
        }
    }

    private static T Quickly<T>(Func<T> run)
    {
        var start = ThreadClock.Now;
        var result = run();
        Assert.InRange(ThreadClock.Now - start, TimeSpan.Zero, Soon);
        return result;
    }
}
