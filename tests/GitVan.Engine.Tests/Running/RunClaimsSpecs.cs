using GitVan.Engine.Running;

namespace GitVan.Engine.Tests.Running;

public sealed class RunClaimsSpecs
{
    [Theory]
    [InlineData("reads a", "reads a", true)]
    [InlineData("reads a", "writes a", false)]
    [InlineData("writes a", "reads a", false)]
    [InlineData("writes a", "writes a", false)]
    [InlineData("writes a", "reads b", true)]
    [InlineData("writes a b", "reads b", false)]
    [InlineData("writes", "reads a", false)]
    [InlineData("reads a", "writes", false)]
    [InlineData("writes", "reads", true)]
    [InlineData("reads under x", "reads under x", false)]
    [InlineData("reads a under x", "writes b under x", false)]
    [InlineData("reads under x", "writes under y", true)]
    public void Jobs_run_at_the_same_time_where_neither_changes_what_the_other_has(string first, string second, bool isTogether)
    {
        var claims = new RunClaims();
        claims.Take(Claim(first));
        Assert.Equal(isTogether, claims.IsFree(Claim(second)));
        claims.Release(Claim(first));
        Assert.True(claims.IsFree(Claim(second)));
    }

    [Fact]
    public void A_file_is_free_to_be_written_when_the_last_reader_is_gone()
    {
        var claims = new RunClaims();
        claims.Take(Claim("reads a"));
        claims.Take(Claim("reads a"));
        claims.Release(Claim("reads a"));
        Assert.False(claims.IsFree(Claim("writes a")));
        claims.Release(Claim("reads a"));
        Assert.True(claims.IsFree(Claim("writes a")));
    }

    /// <summary>What writes and names no file may write any; what reads none needs none.</summary>
    private static RunClaims.Claim Claim(string text)
    {
        var (what, name) = text.Split(" under ") is [var before, var after] ? (before, after) : (text, null);
        string[] words = what.Split(' ');
        var writes = words[0] == "writes";
        return new(writes && words.Length == 1 ? null : words[1..], writes, name);
    }
}
