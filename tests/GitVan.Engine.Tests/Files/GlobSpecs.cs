using GitVan.Engine.Files;

namespace GitVan.Engine.Tests.Files;

public sealed class GlobSpecs
{
    [Theory]
    [InlineData("*.md", "a.md", true), InlineData("*.md", "docs/deep/a.md", true), InlineData("*.md", "a.mdx", false), InlineData("docs/*.md", "docs/a.md", true), InlineData("docs/*.md", "docs/deep/a.md", false)]
    [InlineData("docs/**", "docs/a", true), InlineData("docs/**", "docs/a/b", true), InlineData("docs/**", "src/docs/a", false), InlineData("**/*.cs", "a.cs", true), InlineData("**/*.cs", "a/b/c.cs", true)]
    [InlineData("a/**/z", "a/z", true), InlineData("a/**/z", "a/b/c/z", true), InlineData("a/**/z", "a/b/c/y", false), InlineData("a/**/b/**/c", "a/b/x/b/c", true), InlineData("**", "any/thing", true)]
    [InlineData("src/?.c", "src/a.c", true), InlineData("src/?.c", "src/ab.c", false), InlineData("*.{js,ts}", "x.ts", true), InlineData("*.{js,ts}", "x.cs", false), InlineData("{a,b/{c,d}}/*", "b/d/x", true)]
    [InlineData("[a-c]x", "bx", true), InlineData("[a-c]x", "dx", false), InlineData("[!a-c]x", "dx", true), InlineData("[^a-c]x", "ax", false), InlineData("[]x]y", "]y", true), InlineData("[{]x", "{x", true)]
    [InlineData("\\*", "*", true), InlineData("\\*", "a", false), InlineData("\\{a", "{a", true), InlineData("a}", "a}", true), InlineData("a,b", "a,b", true), InlineData("*a*b*c", "xaybzc", true), InlineData("*a*b*c", "xaybz", false)]
    [InlineData("Makefile", "sub/Makefile", true), InlineData("/Makefile", "sub/Makefile", false), InlineData("/Makefile", "Makefile", true), InlineData("*", "a/.hidden", true), InlineData("a b\n*", "a b\nc", true)]
    public void A_path_matches_or_not(string pattern, string path, bool expected) => Assert.Equal(expected, Glob.Parse(pattern).Matches(path));

    [Theory]
    [InlineData("[ab", '['), InlineData("a/[b/c]", '['), InlineData("x[", '['), InlineData("[]", '['), InlineData("{a,b", '{'), InlineData("{a,{b}", '{'), InlineData("\\{a}{", '{')]
    public void What_has_no_end_is_a_mistake(string pattern, char open) =>
        Assert.Equal($"the pattern '{pattern}' has a '{open}' without an end", Assert.Throws<GitVanException>(() => Glob.Parse(pattern)).Message);

    [Fact]
    public void Hostile_patterns_end()
    {
        Assert.False(Glob.Parse(string.Concat(Enumerable.Repeat("*a", 500)) + "b").Matches(new string('a', 10_000)));
        Assert.False(Glob.Parse(string.Concat(Enumerable.Repeat("**/a/", 500)) + "b").Matches(string.Join('/', Enumerable.Repeat("a", 1000))));
        Assert.Throws<GitVanException>(() => Glob.Parse(string.Concat(Enumerable.Repeat("{a,b}", 20))));
        Assert.Throws<GitVanException>(() => Glob.Parse(new string('a', 5000)));
    }
}
