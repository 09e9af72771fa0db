using GitVan.Engine.Receipts;

namespace GitVan.Engine.Tests.Receipts;

public sealed class RedactionSpecs
{
    [Theory]
    [InlineData("GITHUB_TOKEN", "hunter2hunter2", "a hunter2hunter2 b", "a *** b")]
    [InlineData("db_password", "hunter2hunter2", "hunter2hunter2", "***")]
    [InlineData("DEPLOY_KEY", "hunter2hunter2", "hunter2hunter2hunter2hunter2", "******")]
    [InlineData("API_TOKEN", "hunter2hunter2\n", "a hunter2hunter2, b", "a ***, b")]
    [InlineData("MY_SECRET", "first line\r\nsecond line", "x first line\ny second line", "x ***\ny ***")]
    [InlineData("API_TOKEN", "short", "short", "short")]
    [InlineData("PATH", "/usr/bin:/bin", "/usr/bin:/bin", "/usr/bin:/bin")]
    [InlineData("KEYBOARD", "qwertyuiop", "qwertyuiop", "qwertyuiop")]
    public void Values_of_variables_that_are_named_like_secrets_are_masked(string name, string value, string text, string expected) =>
        Assert.Equal(expected, new Redaction(new Dictionary<string, string> { [name] = value }, []).Apply(text));

    [Theory]
    [InlineData("ghp_0123456789abcdefghijABCDEFGHIJ012345")]
    [InlineData("github_pat_0123456789abcdefghijAB_CDEFGHIJ")]
    [InlineData("glpat-0123456789abcdefghij")]
    [InlineData("xoxb-0123456789-abcdefghij")]
    [InlineData("AKIAIOSFODNN7EXAMPLE")]
    [InlineData("npm_0123456789abcdefghijABCDEFGHIJ012345")]
    [InlineData("AIza0123456789abcdefghijABCDEFGHIJ01234")]
    [InlineData("sk-0123456789abcdefghij")]
    [InlineData("-----BEGIN PRIVATE KEY-----\nMIIEvQIBADANBg\n-----END PRIVATE KEY-----")]
    [InlineData("-----BEGIN RSA PRIVATE KEY-----\nProc-Type: 4,ENCRYPTED\nDEK-Info: x\n\nMIIEvQIBADANBg\n-----END RSA PRIVATE KEY-----")]
    [InlineData("-----BEGIN PGP PRIVATE KEY BLOCK-----\n\nlQVYBF\n-----END PGP PRIVATE KEY BLOCK-----")]
    public void Tokens_of_known_shapes_are_masked(string token)
    {
        var redaction = new Redaction(new Dictionary<string, string>(), []);
        Assert.Equal("before *** after", redaction.Apply($"before {token} after"));
    }

    [Theory]
    [InlineData("https://ada:secret@example.com/x", "https://ada:***@example.com/x")]
    [InlineData("https://example.com:8080/x@y", "https://example.com:8080/x@y")]
    [InlineData("-----BEGIN PRIVATE KEY-----\nMIIEvQIB", "***")]
    [InlineData("-----BEGIN PUBLIC KEY-----\nMIIBIjAN\n-----END PUBLIC KEY-----", "-----BEGIN PUBLIC KEY-----\nMIIBIjAN\n-----END PUBLIC KEY-----")]
    [InlineData("commit e3a454b67ca92f1931b471bfc945331fbfe47ebe", "commit e3a454b67ca92f1931b471bfc945331fbfe47ebe")]
    public void Only_the_secret_part_goes(string text, string expected) =>
        Assert.Equal(expected, new Redaction(new Dictionary<string, string>(), []).Apply(text));

    [Fact]
    public void A_job_s_own_variables_count_too()
    {
        var redaction = new Redaction(new Dictionary<string, string> { ["A_TOKEN"] = "of-the-person" }, ["internal-[0-9]+"])
            .With(new Dictionary<string, string> { ["B_TOKEN"] = "of-the-job", ["C"] = "plain-value" });
        Assert.Equal("*** *** plain-value ***", redaction.Apply("of-the-person of-the-job plain-value internal-1"));
    }

    [Theory]
    [InlineData("of-a-secret\nkept\n", "kept\n")]
    [InlineData("second line\nthird line of key\nrest\nkept\n", "rest\nkept\n")]
    [InlineData("IEvQIB\nADANBg\n-----END PRIVATE KEY-----\nkept\n", "kept\n")]
    [InlineData("harmless\n-----BEGIN PRIVATE KEY-----\nMII\n-----END PRIVATE KEY-----\nkept\n", "***\nkept\n")]
    [InlineData("no line's end", "")]
    [InlineData("", "")]
    public void What_a_cut_tail_begins_with_is_dropped(string tail, string expected)
    {
        var redaction = new Redaction(new Dictionary<string, string> { ["T_TOKEN"] = "the-end-of-a-secret", ["S_KEY"] = "first line\nsecond line\nthird line of key" }, []);
        Assert.Equal(expected, redaction.ApplyToTail(tail, isCut: true));
    }

    [Fact]
    public void A_tail_without_lines_loses_as_much_as_a_token_may_have()
    {
        var redaction = new Redaction(new Dictionary<string, string>(), []);
        Assert.Equal(new string('x', 9488), redaction.ApplyToTail(new string('x', 10_000), isCut: true));
        Assert.Equal(new string('x', 10_000), redaction.ApplyToTail(new string('x', 10_000), isCut: false));
    }

    [Fact]
    public void A_pattern_without_end_withholds_the_output()
    {
        var redaction = new Redaction(new Dictionary<string, string>(), ["(a+)+$"]);
        Assert.StartsWith("(output withheld", redaction.Apply(new string('a', 40) + "!"));
    }
}
