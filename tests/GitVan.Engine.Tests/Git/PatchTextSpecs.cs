using System.Text;
using GitVan.Engine.Git;

namespace GitVan.Engine.Tests.Git;

public sealed class PatchTextSpecs
{
    [Fact]
    public void Each_file_has_its_hunks()
    {
        var files = Parse(
            """
            diff --git a/a b b/a b
            index 1..2 100644
            --- a/a b	
            +++ b/a b	
            @@ -1,2 +1 @@ class A
             same
            ---- a/not a header
            @@ -9,0 +9 @@
            +new
            \ No newline at end of file
            diff --git "a/caf\351" "b/caf\351"
            old mode 100644
            new mode 100755
            diff --git a/from b/to
            similarity index 90%
            copy from from
            copy to to
            diff --git a/x.bin b/x.bin
            deleted file mode 100644
            Binary files a/x.bin and /dev/null differ
            * Unmerged path c
            """);
        Assert.Equal(["a b", "caf\udce9", "to", "x.bin", "c"], files.Select(file => file.Path));
        Assert.Equal("MMCDU", string.Concat(files.Select(file => file.Status)));
        Assert.Equal([(1, 2, 1, 1, "class A"), (9, 0, 9, 1, "")], files[0].Hunks.Select(hunk => (hunk.OldStart, hunk.OldLines, hunk.NewStart, hunk.NewLines, hunk.Heading)));
        Assert.Equal([" same", "---- a/not a header"], files[0].Hunks[0].Lines);
        Assert.Equal(["+new", "\\ No newline at end of file"], files[0].Hunks[1].Lines);
        Assert.Equal("from", files[2].From);
        Assert.True(files[3].IsBinary);
    }

    [Theory]
    [InlineData(""), InlineData("\n"), InlineData("noise\n@@ -1 +1 @@\n"), InlineData("diff --git a/x b/x"), InlineData("diff --git a/x b/x\n@@ -1,9 +1,9 @@\n+cut"), InlineData("diff --git a/x b/x\n@@ -1 +1 @@\n\n")]
    public void What_is_cut_short_is_read_as_far_as_it_goes(string patch) => Assert.InRange(Parse(patch).Count, 0, 1);

    private static IReadOnlyList<FilePatch> Parse(string patch) => PatchText.Parse(Encoding.UTF8.GetBytes(patch));
}
