using GitVan.Engine.Routes;
using GitVan.Engine.Tests.Configuration;

namespace GitVan.Engine.Tests.Routes;

public sealed class RouteTableSpecs
{
    [Fact]
    public void The_first_route_that_matches_wins_a_file()
    {
        var table = Table("""
            - { pattern: "src/a/x.ts", job: exact }
            - { pattern: "**/x.ts", job: anywhere }
            - { pattern: "src/a/[name].ts", job: below }
            - { pattern: "src/**", job: source }
            - { pattern: "src/[[area]]", job: folder }
            """);
        Assert.Equal(
            ["src/a/x.ts exact", "x.ts anywhere", "src/b/x.ts anywhere", "src/a/y.ts below", "src/a/y.js source", "src folder"],
            table.Match(["src/a/x.ts", "x.ts", "README.md", "src/b/x.ts", "src/a/y.ts", "src/a/y.js", "src", "x.ts"]).Select(match => $"{match.File} {match.Route.Job}"));
    }

    [Fact]
    public void However_routes_are_looked_up_the_first_wins()
    {
        var random = new Random(4711);
        string[] segments = ["a", "b", "*", "**", "[x]", "[[y]]", "[...z]", "{a,b}"];
        for (var i = 0; i < 2000; i++)
        {
            var patterns = Enumerable.Range(0, random.Next(1, 8)).Select(_ => RoutePattern.Parse(string.Join('/', Enumerable.Range(0, random.Next(1, 4)).Select(_ => segments[random.Next(segments.Length)]).Distinct()))).ToList();
            var path = string.Join('/', Enumerable.Range(0, random.Next(1, 5)).Select(_ => "abc"[random.Next(3)]));
            var expected = patterns.FirstOrDefault(pattern => pattern.Match(path) is not null)?.Text;
            Assert.Equal(expected, new RouteTable([.. patterns.Select(pattern => new Route(pattern, "x"))]).Match([path]).FirstOrDefault()?.Route.Pattern.Text);
        }
    }

    [Theory]
    [InlineData("':name'", "\"b.c\""), InlineData("':__file'", "\"x/a/b.c.md\""), InlineData("':rest'", """["x","a"]"""), InlineData("'in :rest: :name'", "\"in x/a: b.c\""), InlineData("'a:b'", "\"a:b\"")]
    [InlineData("':names '", "\":names \""), InlineData("'12:30'", "\"12:30\""), InlineData("'::name'", "\":b.c\""), InlineData("':'", "\":\""), InlineData("''", "\"\""), InlineData("5", "\"5\""), InlineData("':name:name'", "\"b.cb.c\"")]
    public void Inputs_take_values_from_the_match(string text, string value)
    {
        var match = Assert.Single(Table($"- {{ pattern: '[...rest]/[name].md', job: x, with: {{ v: {text} }} }}").Match(["x/a/b.c.md"]));
        Assert.Equal($$"""{"v":{{value}}}""", match.ToInputs().ToJsonString());
    }

    [Fact]
    public void What_is_not_there_is_no_input_and_empty_in_a_text()
    {
        var match = Assert.Single(Table("- { pattern: 'docs/[[lang]]/[[...rest]]/a.md', job: x, with: { a: ':lang', b: '<:lang>', c: ':rest', d: '<:rest>' } }").Match(["docs/a.md"]));
        Assert.Equal("""{"b":"<>","c":[],"d":"<>"}""", match.ToInputs().ToJsonString().Replace("\\u003C", "<").Replace("\\u003E", ">"));
    }

    [Fact]
    public void Files_of_one_job_with_an_equal_key_become_one_run()
    {
        var table = Table("""
            - { pattern: "docs/[area]/**", job: site, batchKey: "docs :area", with: { area: ":area" } }
            - { pattern: "pages/[area].md", job: site, batchKey: "docs :area", with: { area: ":area" } }
            - { pattern: "lib/**", job: other, batchKey: "docs a" }
            - { pattern: "src/[...rest]", job: test, with: { path: ":__file" } }
            """);
        var batches = table.Batches(["docs/a/1", "src/1", "docs/b/1", "pages/a.md", "src/2", "docs/a/2", "lib/x", "src/1", "none"]);
        Assert.Equal(
            [
                """site {"area":"a"} docs/a/1 pages/a.md docs/a/2""",
                """test {"path":"src/1"} src/1""",
                """site {"area":"b"} docs/b/1""",
                """test {"path":"src/2"} src/2""",
                """other {} lib/x""",
            ],
            batches.Select(batch => $"{batch.Job} {batch.Inputs.ToJsonString()} {string.Join(' ', batch.Files)}"));
    }

    [Theory]
    [InlineData("routes: [{ pattern: 'src/[name', job: x }]", "gitvan.yaml:1:21: column 5 of the pattern: '[' has no ']'", "add ']', or write '\\[' for the character")]
    [InlineData("routes:\n  - { pattern: a, job: x }\n  - { job: x, pattern: '[a][b]' }", "gitvan.yaml:3:24: column 4 of the pattern: nothing stands between two parameters or '*', so no path says where one ends", "put a character between them")]
    [InlineData("routes: [{ pattern: '[a]', job: x, with: { v: ':b' } }]", "gitvan.yaml:1:47: ':b' is no parameter of the pattern, expected one of :a, :__file", "name a parameter of the pattern, or add other text")]
    [InlineData("routes: [{ pattern: '*', job: x, batchKey: ':b' }]", "gitvan.yaml:1:44: ':b' is no parameter of the pattern, expected one of :__file", "name a parameter of the pattern, or add other text")]
    public void A_mistake_in_the_configuration_has_its_place(string text, string message, string hint)
    {
        var error = Written.Mistake("gitvan.yaml", text);
        Assert.Equal((message, hint), (error.Message, error.Hint));
    }

    [Fact]
    public void There_are_limits_to_routes_and_files()
    {
        var route = new Route(RoutePattern.Parse("[a]/[b]"), "x");
        var table = new RouteTable([.. Enumerable.Repeat(route, 10_000)]);
        Assert.Equal(50, table.Match([.. Enumerable.Range(0, 100).Select(i => i % 2 == 0 ? $"a/{i}" : $"{i}")]).Count);
        Assert.Equal("there are 10001 routes, expected at most 10000", Assert.Throws<GitVanException>(() => new RouteTable([.. Enumerable.Repeat(route, 10_001)])).Message);
        Assert.Equal("100001 files changed, expected at most 100000 for routes", Assert.Throws<GitVanException>(() => table.Match([.. Enumerable.Range(0, 100_001).Select(i => $"{i}")])).Message);
    }

    [Fact]
    public void Thousands_of_routes_and_a_hundred_thousand_files_take_a_moment()
    {
        var table = new RouteTable([.. Enumerable.Range(0, 10_000).Select(i => new Route(RoutePattern.Parse($"packages/p{i}/**/[name].ts"), "x"))]);
        string[] files = [.. Enumerable.Range(0, 100_000).Select(i => $"packages/p{i % 20_000}/src/a/{i}.ts")];
        var start = ThreadClock.Now;
        Assert.Equal(50_000, table.Match(files).Count);
        Assert.InRange(ThreadClock.Now - start, TimeSpan.Zero, TimeSpan.FromSeconds(5));
    }

    private static RouteTable Table(string routes) => Written.Yaml("routes:\n" + string.Join('\n', routes.Split('\n').Select(line => "  " + line))).Routes;
}
