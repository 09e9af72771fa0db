using System.Text;
using GitVan.Engine.Jobs;

namespace GitVan.Engine.Tests.Jobs;

public sealed class MetadataLineSpecs : IDisposable
{
    private readonly string path = Path.GetTempFileName();

    public void Dispose() => File.Delete(path);

    [Theory]
    [InlineData("# gitvan: {a: b}", 1, 11), InlineData("#gitvan:{a: b}", 1, 9), InlineData("// gitvan: {a: b}", 1, 12), InlineData("-- gitvan: {a: b}", 1, 12), InlineData("; gitvan: {a: b}", 1, 11)]
    [InlineData("% gitvan: {a: b}", 1, 11), InlineData("rem gitvan: {a: b}", 1, 13), InlineData("REM gitvan: {a: b}", 1, 13), InlineData("@rem gitvan: {a: b}", 1, 14), InlineData("\" gitvan: {a: b}", 1, 11)]
    [InlineData("/* gitvan: {a: b} */", 1, 12), InlineData("<!-- gitvan: {a: b} -->", 1, 14), InlineData("(* gitvan: {a: b} *)", 1, 12), InlineData("{- gitvan: {a: b} -}", 1, 12, "{a: b} -}")]
    [InlineData("/*\n * gitvan: {a: b}\n */", 2, 12), InlineData("\t#\tgitvan:\t{a: b}", 1, 12), InlineData("#!/bin/sh\r\n# gitvan: {a: b}\r\n", 2, 11), InlineData("\ufeff# gitvan: {a: b}", 1, 11)]
    [InlineData("# gitvan: {a: b} # see }", 1, 11, "{a: b} # see }"), InlineData("# gitvan: {a: b", 1, 11, "{a: b"), InlineData("# gitvan: {a: b\r\n", 1, 11, "{a: b"), InlineData("# gitvan: {}", 1, 11, "{}")]
    [InlineData("# gitvan\n# gitvan: none\n# gitvan: {a: b}\n# gitvan: {c: d}", 3, 11)]
    public void It_stands_behind_any_comment_sign(string text, int line, int column, string found = "{a: b}")
    {
        File.WriteAllText(path, text);
        Assert.Equal(new MetadataLine(line, column, found), MetadataLine.Find(path, "jobs/x"));
    }

    [Theory]
    [InlineData(""), InlineData("gitvan: {a: b}"), InlineData("  gitvan: {a: b}"), InlineData("\tgitvan: {a: b}"), InlineData("x # gitvan: {a: b}"), InlineData("é gitvan: {a: b}"), InlineData("# see gitvan: {a: b}")]
    [InlineData("# gitvan: a {b}"), InlineData("# gitvan {a: b}"), InlineData("# GITVAN: {a: b}"), InlineData("echo 'gitvan: {}'"), InlineData("\"gitvan\": {}"), InlineData("# gitvan:\n# {a: b}")]
    public void What_only_mentions_it_is_none(string text)
    {
        File.WriteAllText(path, text);
        Assert.Null(MetadataLine.Find(path, "jobs/x"));
    }

    [Fact]
    public void It_stands_in_the_first_twenty_lines()
    {
        File.WriteAllText(path, new string('\n', 19) + "# gitvan: {}");
        Assert.Equal(20, MetadataLine.Find(path, "jobs/x")!.Line);
        File.WriteAllText(path, new string('\n', 20) + "# gitvan: {}");
        Assert.Null(MetadataLine.Find(path, "jobs/x"));
    }

    [Fact]
    public void It_stands_in_the_first_four_kilobytes()
    {
        File.WriteAllText(path, $"# gitvan: {{desc: {new string('x', 4000)}}}\n");
        Assert.NotNull(MetadataLine.Find(path, "jobs/x"));
        File.WriteAllText(path, $"#\n# gitvan: {{desc: {new string('x', 5000)}}}\n");
        Assert.Equal("jobs/x:2: the 'gitvan:' line goes beyond the first 4096 bytes of the file", Assert.Throws<GitVanException>(() => MetadataLine.Find(path, "jobs/x")).Message);
        File.WriteAllText(path, new string('#', 4090) + "\n# gitvan: {}");
        Assert.Null(MetadataLine.Find(path, "jobs/x"));
    }

    [Fact]
    public void Its_text_is_utf_8_whatever_the_rest_of_the_file_is()
    {
        File.WriteAllBytes(path, [.. "# "u8, 0xe9, .. "\n# gitvan: {desc: é}\n"u8, 0xff, 0]);
        Assert.Equal("{desc: é}", MetadataLine.Find(path, "jobs/x")!.Text);
        File.WriteAllBytes(path, [.. "# gitvan: {desc: "u8, 0xe9, .. "}\n"u8]);
        Assert.Equal("jobs/x:1: the 'gitvan:' line is not UTF-8", Assert.Throws<GitVanException>(() => MetadataLine.Find(path, "jobs/x")).Message);
        File.WriteAllBytes(path, [0x7f, .. "ELF"u8, 0, .. Encoding.ASCII.GetBytes(new string('\0', 500)), .. "gitvan: {"u8]);
        Assert.Null(MetadataLine.Find(path, "jobs/x"));
    }
}
