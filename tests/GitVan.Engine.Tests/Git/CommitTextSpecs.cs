using System.Text;
using GitVan.Engine.Git;

namespace GitVan.Engine.Tests.Git;

public sealed class CommitTextSpecs
{
    private const string Armored = "-----BEGIN SSH SIGNATURE-----\nabc\n\ndef\n-----END SSH SIGNATURE-----\n";

    private static readonly Identity Ada = new("Ada", "ada@example.com", DateTimeOffset.UnixEpoch);

    [Fact]
    public void A_signature_is_found_and_what_it_signs_is_the_commit_without_it()
    {
        foreach (var format in (ObjectFormat[])[ObjectFormat.Sha1, ObjectFormat.Sha256])
        {
            var plain = CommitText.Write(format.EmptyTree, [format.Zero], Ada, Ada, "first\n\ngpgsig is a word here\n");
            var signed = CommitText.Write(format.EmptyTree, [format.Zero], Ada, Ada, "first\n\ngpgsig is a word here\n", Armored);
            Assert.NotEqual(plain, signed);
            Assert.Equal(Armored, CommitText.FindSignature(signed, format, out var without));
            Assert.Equal(plain, without);
            Assert.Null(CommitText.FindSignature(plain, format, out without));
            Assert.Equal(plain, without);
        }
    }

    [Fact]
    public void Headers_around_it_are_signed_and_the_other_formats_signature_is_not()
    {
        const string commit = "tree 1\nmergetag object 2\n type x\nauthor a\ngpgsig-sha256 -----X\n other\ngpgsig one\n two\n \n three\nencoding latin1\n\ngpgsig no\n";
        Assert.Equal("one\ntwo\n\nthree\n", CommitText.FindSignature(Encoding.ASCII.GetBytes(commit), ObjectFormat.Sha1, out var signed));
        Assert.Equal("tree 1\nmergetag object 2\n type x\nauthor a\nencoding latin1\n\ngpgsig no\n", Encoding.ASCII.GetString(signed));
        Assert.Equal("-----X\nother\n", CommitText.FindSignature(Encoding.ASCII.GetBytes(commit), ObjectFormat.Sha256, out signed));
        Assert.Equal("tree 1\nmergetag object 2\n type x\nauthor a\nencoding latin1\n\ngpgsig no\n", Encoding.ASCII.GetString(signed));
    }
}
