using System.Text;
using GitVan.Engine.Git;
using GitVan.Engine.Pushes;

namespace GitVan.Engine.Tests.Pushes;

public sealed class PushedRefSpecs
{
    private static readonly string Zero = new('0', 40), One = new('1', 40), Two = new('2', 40), Long = new('3', 64);

    [Fact]
    public void A_new_ref_has_no_old_commit_and_a_deleted_one_no_new_one() =>
        Assert.Equal(
            [
                new PushedRef("refs/heads/a", ObjectId.Parse(One), "refs/heads/b", null),
                new PushedRef("(delete)", null, "refs/heads/c", ObjectId.Parse(Two)),
                new PushedRef("refs/heads/d", ObjectId.Parse(Long), "refs/heads/d", ObjectId.Parse(Long)),
            ],
            Parse($"refs/heads/a {One} refs/heads/b {Zero}\n(delete) {Zero} refs/heads/c {Two}\nrefs/heads/d {Long} refs/heads/d {Long}\n"));

    [Fact]
    public void What_people_named_may_have_blanks() =>
        Assert.Equal("HEAD@{1 day ago}", Assert.Single(Parse($"HEAD@{{1 day ago}} {One} refs/heads/b {Two}")).Local);

    [Theory]
    [InlineData("")]
    [InlineData("\n\n")]
    [InlineData("refs/heads/main 1 refs/heads/main 2")]
    [InlineData("1111111111111111111111111111111111111111 refs/heads/main 2222222222222222222222222222222222222222")]
    [InlineData("refs/heads/main\t1111111111111111111111111111111111111111\trefs/heads/main\t2222222222222222222222222222222222222222")]
    public void Lines_that_name_no_ref_are_left_out(string input) => Assert.Empty(Parse(input));

    private static IReadOnlyList<PushedRef> Parse(string input) => PushedRef.Parse(Encoding.UTF8.GetBytes(input));
}
