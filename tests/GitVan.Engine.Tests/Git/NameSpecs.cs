using GitVan.Engine.Git;

namespace GitVan.Engine.Tests.Git;

public sealed class NameSpecs
{
    [Theory]
    [InlineData("refs/heads/main"), InlineData("refs/heads/a/b"), InlineData("refs/heads/.a"), InlineData("refs/heads/a.lock"), InlineData("refs/heads/a.lock/b")]
    [InlineData("refs/heads/a..b"), InlineData("refs/heads/a b"), InlineData("refs/heads/a~"), InlineData("refs/heads/a^"), InlineData("refs/heads/a:b")]
    [InlineData("refs/heads/a?"), InlineData("refs/heads/a*"), InlineData("refs/heads/a["), InlineData("refs/heads/a]"), InlineData("refs/heads/a\\b")]
    [InlineData("refs/heads/"), InlineData("refs//heads"), InlineData("refs/heads/a."), InlineData("refs/heads/a./b"), InlineData("refs/heads/a@{b"), InlineData("refs/heads/@")]
    [InlineData("refs/heads/a\u007f"), InlineData("refs/heads/a\tb"), InlineData("refs/heads/é"), InlineData("refs/heads/-x"), InlineData("refs/x"), InlineData("refs/a{b}")]
    [InlineData("refs/../x"), InlineData("refs/heads/lock"), InlineData("refs/heads/.lock"), InlineData("refs/heads/😀")]
    public void A_ref_name_is_one_when_git_says_so(string name)
    {
        using var temp = new TempRepository();
        Assert.Equal(temp.TryGit(temp.Path, ["check-ref-format", name]).ExitCode == 0, RefName.TryParse(name, out _));
    }

    [Theory]
    [InlineData("HEAD", true), InlineData("FETCH_HEAD", true), InlineData("config", false), InlineData("heads/main", false), InlineData("", false), InlineData("../HEAD", false)]
    [InlineData("refs", false), InlineData("refs/heads/\ud800", false), InlineData("HEAD\n", false), InlineData("A]", false), InlineData("@", false)]
    public void Beside_refs_only_capitals_are_names(string name, bool expected) => Assert.Equal(expected, RefName.TryParse(name, out _));

    [Fact]
    public void An_id_knows_its_format()
    {
        var id = ObjectId.Parse("4B825DC642CB6EB9A060E54BF8D69288FBEE4904");
        Assert.Equal(ObjectFormat.Sha1.EmptyTree, id);
        Assert.Equal(id, ObjectId.From(id.ToBytes()));
        Assert.Equal(id.GetHashCode(), ObjectFormat.Sha1.EmptyTree.GetHashCode());
        Assert.Equal(ObjectFormat.Sha1, id.Format);
        Assert.Equal(ObjectFormat.Sha256, ObjectFormat.Sha256.EmptyTree.Format);
        Assert.True(default(ObjectId).IsZero);
        Assert.Equal(ObjectFormat.Sha1.Zero, default);
        Assert.False(id.IsZero);
        Assert.Equal(ObjectFormat.Sha1.EmptyTree, ObjectFormat.Sha1.Hash(ObjectKind.Tree, []));
        Assert.Equal(ObjectFormat.Sha256.EmptyTree, ObjectFormat.Sha256.Hash(ObjectKind.Tree, []));
        foreach (var wrong in new[] { "", "4b825dc", new string('g', 40), new string('0', 41), new string('٠', 40) })
            Assert.False(ObjectId.TryParse(wrong, out _));
        Assert.Throws<GitVanException>(() => ObjectId.Parse("x"));
    }
}
