using GitVan.Engine.Routes;

namespace GitVan.Engine.Tests.Routes;

public sealed class RoutePatternSpecs
{
    [Theory]
    [InlineData("README.md", "README.md", "{}"), InlineData("README.md", "readme.md"), InlineData("README.md", "docs/README.md"), InlineData("README.md", "README.md/a")]
    [InlineData("src/components/[name].tsx", "src/components/Button.tsx", """{"name":"Button"}"""), InlineData("src/components/[name].tsx", "src/components/Button.test.tsx", """{"name":"Button.test"}""")]
    [InlineData("src/components/[name].tsx", "src/components/.tsx"), InlineData("src/components/[name].tsx", "src/components/a/b.tsx"), InlineData("src/components/[name].tsx", "src/components/Button.ts")]
    [InlineData("[section].[mode].mdx", "intro.dark.mdx", """{"section":"intro","mode":"dark"}"""), InlineData("[section].[mode].mdx", "a.b.c.mdx", """{"section":"a","mode":"b.c"}"""), InlineData("[section].[mode].mdx", "intro.mdx")]
    [InlineData("[a]-[b]/[c]", "x-y-z/w", """{"a":"x","b":"y-z","c":"w"}"""), InlineData("[a]-[b]", "--", null), InlineData("[a]-[b]", "---", """{"a":"-","b":"-"}""")]
    [InlineData("docs/[...rest]", "docs/a/b.md", """{"rest":["a","b.md"]}"""), InlineData("docs/[...rest]", "docs/a", """{"rest":["a"]}"""), InlineData("docs/[...rest]", "docs")]
    [InlineData("[...path]/[name].ts", "a/b/c.ts", """{"path":["a","b"],"name":"c"}"""), InlineData("[...path]/[name].ts", "c.ts")]
    [InlineData("[[...path]]/[name].ts", "c.ts", """{"path":[],"name":"c"}"""), InlineData("[[...path]]/[name].ts", "a/c.ts", """{"path":["a"],"name":"c"}""")]
    [InlineData("docs/[[lang]]/[page].md", "docs/en/a.md", """{"lang":"en","page":"a"}"""), InlineData("docs/[[lang]]/[page].md", "docs/a.md", """{"page":"a"}"""), InlineData("docs/[[lang]]/[page].md", "docs/a/b/c.md")]
    [InlineData("docs/[[lang]]/[...path]", "docs/en/a", """{"lang":"en","path":["a"]}"""), InlineData("docs/[[lang]]/[...path]", "docs/a", """{"path":["a"]}""")]
    [InlineData("src/[[area]]", "src", "{}"), InlineData("src/[[area]]", "src/a", """{"area":"a"}"""), InlineData("[[a]]/[[b]]", "x", """{"a":"x"}""")]
    [InlineData("[...a]/x/[...b]", "1/x/x/2", """{"a":["1"],"b":["x","2"]}"""), InlineData("[...a]/[...b]", "1/2/3", """{"a":["1"],"b":["2","3"]}""")]
    [InlineData("src/**", "src/a/b", "{}"), InlineData("src/**", "src"), InlineData("**", "a/b", "{}"), InlineData("**/a", "a", "{}"), InlineData("**/a", "x/y/a", "{}"), InlineData("**/a", "xa")]
    [InlineData("a/**/b", "a/b", "{}"), InlineData("a/**/b", "a/x/y/b", "{}"), InlineData("a/**/b", "a/xb"), InlineData("**/*.cs", "a/.cs", "{}"), InlineData("*", ".hidden", "{}"), InlineData("*", "a/b")]
    [InlineData("a*c*e", "abcde", "{}"), InlineData("a*c*e", "ace", "{}"), InlineData("a*c*e", "abde"), InlineData("?.md", "a.md", "{}"), InlineData("?.md", "😀.md", "{}"), InlineData("?.md", "ab.md"), InlineData("a?b", "a/b")]
    [InlineData("[a]?", "😀😀", """{"a":"\uD83D\uDE00"}"""), InlineData("[a]?", "😀"), InlineData("é/[n]", "é/x", """{"n":"x"}""")]
    [InlineData("[name].{ts,tsx}", "a.tsx", """{"name":"a"}"""), InlineData("[name].{ts,tsx}", "a.ts", """{"name":"a"}"""), InlineData("[name].{ts,tsx}", "a.js"), InlineData("v{,ery} good", "v good", "{}"), InlineData("{a,ab}c", "abc", "{}")]
    [InlineData("{src,test}/[n]", "test/x", """{"n":"x"}"""), InlineData(@"pages/\[id\].tsx", "pages/[id].tsx", "{}"), InlineData(@"pages/\[[n]\].tsx", "pages/[id].tsx", """{"n":"id"}"""), InlineData(@"a\*\\", @"a*\", "{}")]
    [InlineData("[a]", ""), InlineData("**/[a]", "x//y"), InlineData("[...a]", "x//y"), InlineData("[...a]", "/x"), InlineData("[a]", "a/"), InlineData("a, b", "a, b", "{}"), InlineData("@x/[_1]", "@x/y", """{"_1":"y"}""")]
    public void A_path_matches_or_not(string pattern, string path, string? values = null) =>
        Assert.Equal(values, RoutePattern.Parse(pattern).Match(path)?.ToJsonString());

    [Theory]
    [InlineData("", 1, "there is nothing, expected a path such as 'src/[name].ts'"), InlineData("/a", 1, "begins with '/', expected a path from the top of the repository")]
    [InlineData("a//b", 3, "a segment is empty"), InlineData("a/", 3, "a segment is empty"), InlineData("./a", 1, "'.' is never part of a path"), InlineData("a/../b", 3, "'..' is never part of a path")]
    [InlineData("src/[name", 5, "'[' has no ']'"), InlineData("src/a]", 6, "']' has no '['"), InlineData("src/[a/b]", 5, "'[' has no ']'"), InlineData("a}", 2, "'}' has no '{'"), InlineData("a{b", 2, "'{' has no '}'")]
    [InlineData("src/[]", 6, "a parameter has no name"), InlineData("[...]", 5, "a parameter has no name"), InlineData("[[]]", 3, "a parameter has no name"), InlineData("[[...]]", 6, "a parameter has no name")]
    [InlineData("[a-b]", 3, "a parameter's name has ASCII letters, digits and '_', and begins with no digit"), InlineData("[1a]", 2, "a parameter's name has"), InlineData("[é]", 2, "a parameter's name has"), InlineData("x/[...a.b]", 8, "a parameter's name has")]
    [InlineData("[a]/[a]", 6, "a second parameter 'a'"), InlineData("[a]/[...a]", 9, "a second parameter 'a'"), InlineData("[__file]", 2, "'__file' is the file itself, expected another name")]
    [InlineData("a/[...rest].md", 3, "'[...…]' stands beside other text, expected a whole segment"), InlineData("a/x[...rest]", 4, "'[...' stands beside other text, expected a whole segment"), InlineData("x[[a]]", 2, "'[[' stands beside other text, expected a whole segment")]
    [InlineData("[[a]].md", 1, "'[[…]]' stands beside other text, expected a whole segment"), InlineData("[[a]", 1, "'[[' has no ']]'"), InlineData("[...a", 1, "'[...' has no ']'"), InlineData("[[a]b]", 1, "'[[' has no ']]'")]
    [InlineData("[a][b]", 4, "nothing stands between two parameters or '*', so no path says where one ends"), InlineData("*[b]", 2, "nothing stands between two"), InlineData("[b]*", 4, "nothing stands between two")]
    [InlineData("a**", 2, "'**' stands beside other text, expected a whole segment"), InlineData("**a", 1, "'**' stands beside other text"), InlineData("***", 1, "'**' stands beside other text"), InlineData(@"a\", 2, @"'\' has nothing behind it"), InlineData(@"a\/b", 2, @"'\' has nothing behind it")]
    [InlineData("src/{area}", 5, "'{…}' has one alternative, expected several such as '{ts,tsx}'"), InlineData("{a,b*}", 5, "'*' stands in '{…}', expected plain text"), InlineData("{a,{b,c}}", 4, "'{' stands in '{…}', expected plain text"), InlineData("{a/b,c}", 1, "'{' has no '}'")]
    public void A_wrong_pattern_is_one_line_with_its_column(string pattern, int column, string message)
    {
        var error = Assert.Throws<GitVanException>(() => RoutePattern.Parse(pattern));
        Assert.StartsWith($"column {column} of the pattern: {message}", error.Message);
        Assert.DoesNotContain(error.Message + error.Hint, char.IsControl);
    }

    [Fact]
    public void A_pattern_has_limits()
    {
        RoutePattern.Parse(new string('a', 1000));
        Assert.EndsWith("it has 1001 characters, expected at most 1000", Mistake(new string('a', 1001)));
        RoutePattern.Parse(string.Concat(Enumerable.Repeat("*a", 32)));
        Assert.Equal("column 65 of the pattern: more than 32 parameters and wild cards", Mistake(string.Concat(Enumerable.Repeat("*a", 33))));
        Assert.EndsWith("a parameter's name has 65 characters, expected at most 64", Mistake($"[{new string('a', 65)}]"));
        Assert.NotNull(RoutePattern.Parse("**").Match(new string('a', 4096)));
        Assert.Null(RoutePattern.Parse("**").Match(new string('a', 4097)));
    }

    [Fact]
    public void Hostile_patterns_and_paths_cost_no_more_than_their_lengths()
    {
        string[] patterns =
        [
            string.Concat(Enumerable.Repeat("*a", 32)) + "b", string.Concat(Enumerable.Range(0, 32).Select(i => $"[p{i}]a")) + "b", string.Join('/', Enumerable.Repeat("**", 32)) + "/b",
            string.Join('/', Enumerable.Range(0, 32).Select(i => $"[...p{i}]")) + "/b", string.Join('/', Enumerable.Range(0, 32).Select(i => $"[[p{i}]]")) + "/b", string.Concat(Enumerable.Repeat("{a,aa,aaa}", 32)) + "b",
        ];
        string[] paths = [new string('a', 4096), string.Concat(Enumerable.Repeat("a/", 2047)) + "a", new string('/', 4096)];
        var start = ThreadClock.Now;
        foreach (var pattern in patterns.Select(RoutePattern.Parse))
        {
            foreach (var path in paths)
                Assert.Null(pattern.Match(path + "c") ?? pattern.Match(path));
        }

        Assert.InRange(ThreadClock.Now - start, TimeSpan.Zero, TimeSpan.FromSeconds(2));
    }

    [Fact]
    public void A_path_made_from_a_pattern_gives_its_values_back()
    {
        var random = new Random(4711);
        string Word() => string.Concat(Enumerable.Range(0, random.Next(1, 5)).Select(_ => "abxé"[random.Next(4)]));
        for (var i = 0; i < 5000; i++)
        {
            // Literal text has a letter that no value has, and there are several segments once at most: one way to read each path.
            List<string> pattern = [], path = [];
            var values = new System.Text.Json.Nodes.JsonObject();
            var several = random.Next(6);
            for (var segment = 0; segment < random.Next(1, 6); segment++)
            {
                if (segment == several)
                {
                    string[] words = [.. Enumerable.Range(0, random.Next(1, 4)).Select(_ => Word())];
                    values[$"p{segment}"] = new System.Text.Json.Nodes.JsonArray([.. words.Select(word => System.Text.Json.Nodes.JsonValue.Create(word))]);
                    pattern.Add($"[...p{segment}]");
                    path.AddRange(words);
                    continue;
                }

                var (left, right) = ("", "");
                for (var piece = 0; piece < random.Next(1, 4); piece++)
                {
                    var word = Word();
                    values[$"p{segment}_{piece}"] = word;
                    (left, right) = ($"{left}z[p{segment}_{piece}].z", $"{right}z{word}.z");
                }

                pattern.Add(left);
                path.Add(right);
            }

            Assert.Equal(values.ToJsonString(), RoutePattern.Parse(string.Join('/', pattern)).Match(string.Join('/', path))?.ToJsonString());
        }
    }

    [Fact]
    public void Whatever_is_written_is_a_pattern_or_a_mistake()
    {
        var random = new Random(4711);
        const string Letters = "ab/[]{}.,*?\\_1:é";
        for (var i = 0; i < 50_000; i++)
        {
            var text = string.Concat(Enumerable.Range(0, random.Next(12)).Select(_ => Letters[random.Next(Letters.Length)]));
            try
            {
                RoutePattern.Parse(text).Match(text.Replace("\\", "", StringComparison.Ordinal));
            }
            catch (GitVanException e)
            {
                Assert.StartsWith("column ", e.Message);
            }
        }
    }

    private static string Mistake(string pattern) => Assert.Throws<GitVanException>(() => RoutePattern.Parse(pattern)).Message;
}
