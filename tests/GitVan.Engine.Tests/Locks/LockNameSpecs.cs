using GitVan.Engine.Git;
using GitVan.Engine.Locks;

namespace GitVan.Engine.Tests.Locks;

public sealed class LockNameSpecs
{
    [Theory]
    [InlineData("deploy", "deploy")]
    [InlineData("a/b", "a%2fb")]
    [InlineData("a%2fb", "a%252fb")]
    [InlineData("db:Migrate", "db%3a%4digrate")]
    [InlineData("..", "%2e%2e")]
    [InlineData("x.lock", "x%2elock")]
    [InlineData("é 😀", "%c3%a9%20%f0%9f%98%80")]
    [InlineData("-x_1", "-x_1")]
    public void A_name_and_its_ref_lead_to_each_other(string text, string encoded)
    {
        var name = LockName.Parse(text);
        Assert.Equal("refs/gitvan/locks/" + encoded, name.Ref.Value);
        Assert.True(LockName.TryParse(name.Ref, out var back));
        Assert.Equal(name, back);
    }

    [Theory]
    [InlineData("refs/gitvan/locks/A")]
    [InlineData("refs/gitvan/locks/a/b")]
    [InlineData("refs/gitvan/locks/%61")]
    [InlineData("refs/gitvan/locks/%2F")]
    [InlineData("refs/gitvan/locks/%c3")]
    [InlineData("refs/gitvan/locks/%")]
    [InlineData("refs/gitvan/locks/%0a")]
    [InlineData("refs/heads/main")]
    public void A_ref_that_no_name_leads_to_is_no_lock(string name) => Assert.False(LockName.TryParse(RefName.Parse(name), out _));

    [Theory]
    [InlineData("")]
    [InlineData("a\nb")]
    [InlineData("a\u0000")]
    [InlineData("\ud800")]
    public void What_can_not_be_shown_is_no_name(string text) => Assert.Throws<GitVanException>(() => LockName.Parse(text));

    [Fact]
    public void A_name_fits_a_file_name()
    {
        Assert.Equal(200, LockName.Parse(new string('a', 200)).Encoded.Length);
        Assert.Throws<GitVanException>(() => LockName.Parse(new string('a', 201)));
        Assert.Throws<GitVanException>(() => LockName.Parse(new string('A', 67)));
    }
}
