using GitVan.Engine.Git;

namespace GitVan.Engine.Tests.Git;

public sealed class RecordSpecs
{
    [Fact]
    public void Status_is_read_with_spaces_in_paths() => Assert.Equal(
        [new("a b", null, '.', 'M'), new("to x", "from y", 'R', '.'), new("c", null, 'U', 'U'), new("? new", null, '?', '?'), new("dir/", null, '!', '!')],
        StatusRecord.Parse(["# branch.oid x", "1 .M N... 1 1 1 i i a b", "2 R. N... 1 1 1 i i R100 to x", "from y", "u UU N... 1 1 1 1 i i i c", "? ? new", "! dir/"]));

    [Fact]
    public void Changes_have_one_path_or_two()
    {
        Assert.Equal([new('M', "a b", null, null), new('R', "to", "from", 86), new('A', "c", null, null)], RawChange.Parse([":1 1 i i M", "a b", ":1 1 i i R086", "from", "to", ":0 1 i i A", "c"]));
        Assert.Equal([new("a\tb", null, 1, 2), new("to", "from", null, null), new("c", null, 0, 0)], LineCount.Parse(["1\t2\ta\tb", "-\t-\t", "from", "to", "0\t0\tc"]));
    }

    [Fact]
    public void Work_trees_have_attributes() => Assert.Equal(
        [new("/a b", null, null, true, false, false, false), new("/c", ObjectFormat.Sha1.EmptyTree, "x/y", false, false, true, true)],
        WorkTreeRecord.Parse(["worktree /a b", "bare", "", "worktree /c", $"HEAD {ObjectFormat.Sha1.EmptyTree}", "branch refs/heads/x/y", "locked why not", "prunable gone", "later attribute", ""]));

    [Theory]
    [InlineData(""), InlineData("x"), InlineData("R\0"), InlineData("1 .M\0\0\0"), InlineData("2 R. a\0"), InlineData("u\0?\0! \0"), InlineData("-\t-\t\0"), InlineData(":1 R100\0a\0")]
    public void Noise_is_no_crash(string output)
    {
        var fields = NulText.Split(System.Text.Encoding.UTF8.GetBytes(output));
        _ = StatusRecord.Parse(fields).ToList();
        _ = LineCount.Parse(fields).ToList();
        _ = LogRecord.Parse(System.Text.Encoding.UTF8.GetBytes(output)).ToList();
    }
}
