using GitVan.Engine.Protocol;

namespace GitVan.Engine.Tests.Protocol;

public sealed class CallLogSpecs
{
    private static readonly Method Reads = new("git.log", [], _ => null), Changes = new("git.add", [], _ => null) { Changes = true };
    private readonly CallLog log = new();

    [Fact]
    public void Changes_are_told_apart_by_what_they_were_about_and_the_others_counted()
    {
        log.Add(Reads, "ignored", failed: false);
        log.Add(Changes, "a", failed: false);
        log.Add(Changes, "b", failed: true);
        log.Add(Reads, null, failed: true);
        log.Add(Changes, "a", failed: true);
        log.Add(Changes, null, failed: false);
        Assert.Equal(["git.log  2/1", "git.add a 2/1", "git.add b 1/1", "git.add  1/"], log.Rows.Select(row => $"{row.Method} {row.Target} {row.Count}/{row.Failed}"));
        Assert.Equal(0, log.Omitted);
    }

    [Fact]
    public void What_finds_no_row_is_counted_only()
    {
        for (var n = 0; n < 205; n++)
            log.Add(Changes, $"{n}", failed: false);
        log.Add(Reads, null, failed: false);
        log.Add(Changes, "199", failed: false);
        Assert.Equal(200, log.Rows.Count);
        Assert.Equal(6, log.Omitted);
        Assert.Equal(2, log.Rows[^1].Count);
    }

    [Fact]
    public void A_target_is_one_short_line()
    {
        log.Add(Changes, "a\r\nb", failed: false);
        log.Add(Changes, new string('x', 201), failed: false);
        Assert.Equal(["a b", new string('x', 199) + "…"], log.Rows.Select(row => row.Target));
    }
}
