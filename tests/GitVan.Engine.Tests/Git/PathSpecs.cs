using System.Text;
using GitVan.Engine.Git;
using GitVan.Engine.Processes;

namespace GitVan.Engine.Tests.Git;

public sealed class PathSpecs
{
    [Fact]
    public void Every_byte_goes_through_text_and_quotes_and_comes_back()
    {
        var random = new Random(1);
        byte[][] samples = [[], [0xff], [0xed, 0xa0, 0x80], [0xf0, 0x9f, 0x98], [.. Enumerable.Range(1, 255).Select(i => (byte)i)], Encoding.UTF8.GetBytes("a é 😀 \ufffd"), .. Enumerable.Range(0, 500).Select(_ => Noise(random))];
        foreach (var bytes in samples)
        {
            var path = NativeText.Decode(bytes);
            Assert.Equal(bytes, NativeText.Encode(path));
            Assert.True(QuotedPath.TryParse(QuotedPath.Write(path), out var back));
            Assert.Equal(path, back);
            Assert.Equal(QuotedPath.Write(path), Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(QuotedPath.Write(path))));
        }
    }

    [Theory]
    [InlineData("plain/é 'x' \\y\"z", "plain/é 'x' \\y\"z"), InlineData("\"x", "\"\\\"x\""), InlineData("a\tb", "\"a\\tb\""), InlineData("\u007f", "\"\\177\"")]
    [InlineData("é\n", "\"\\303\\251\\n\""), InlineData("a\u0001\\", "\"a\\001\\\\\"")]
    public void Only_what_needs_quotes_has_them(string path, string written) => Assert.Equal(written, QuotedPath.Write(path));

    [Fact]
    public void Bytes_that_are_no_text_are_octal() => Assert.Equal("\"caf\\351.txt\"", QuotedPath.Write(NativeText.Decode([(byte)'c', (byte)'a', (byte)'f', 0xe9, .. ".txt"u8])));

    [Theory]
    [InlineData("\""), InlineData("\"a"), InlineData("\"a\\\""), InlineData("\"a\"b\""), InlineData("\"\\x\""), InlineData("\"\\12\""), InlineData("\"\\400\""), InlineData("\"\\")]
    public void What_is_quoted_otherwise_is_refused(string text) => Assert.False(QuotedPath.TryParse(text, out _));

    [Fact]
    public void What_is_quoted_needlessly_is_read()
    {
        Assert.True(QuotedPath.TryParse("\"é\\\"\"", out var path));
        Assert.Equal("é\"", path);
    }

    [Fact]
    public void Other_lone_surrogates_become_replacement_characters() => Assert.Equal("a\ufffdb"u8.ToArray(), NativeText.Encode("a\ud800b"));

    private static byte[] Noise(Random random)
    {
        var bytes = new byte[random.Next(1, 12)];
        random.NextBytes(bytes);
        return [.. bytes.Select(one => one == 0 ? (byte)1 : one)];
    }
}
