using System.Text.RegularExpressions;
using GitVan.Engine.Configuration;

namespace GitVan.Engine.Tests.Configuration;

public sealed class DurationSpecs
{
    [Theory]
    [InlineData("500ms", 500), InlineData("60s", 60_000), InlineData("2m", 120_000), InlineData("1h30m", 5_400_000), InlineData("1h1ms", 3_600_001), InlineData("90m", 5_400_000)]
    [InlineData("1h2m3s4ms", 3_723_004), InlineData("01s", 1000), InlineData("0h5s", 5000), InlineData("999h", 3_596_400_000), InlineData("1440m", 86_400_000), InlineData("1ms", 1)]
    public void Durations_are_read_as_people_write_them(string text, long milliseconds)
    {
        Assert.True(Duration.TryParse(text, out var duration));
        Assert.Equal(milliseconds, duration.TotalMilliseconds);
        Assert.Matches(TextRule.Duration, text);
        Assert.Equal(milliseconds, Written.Yaml($"locks: {{ ttl: {text} }}").Settings.Locks.Ttl.TotalMilliseconds);
    }

    [Theory]
    [InlineData(""), InlineData("60"), InlineData("s"), InlineData("0s"), InlineData("0h0ms"), InlineData("-5s"), InlineData("+5s"), InlineData("1.5s"), InlineData("5 s"), InlineData(" 5s"), InlineData("5S")]
    [InlineData("5sec"), InlineData("1d"), InlineData("30m1h"), InlineData("1s1s"), InlineData("1000h"), InlineData("100000s"), InlineData("٣s"), InlineData("5s\n"), InlineData("five"), InlineData("1h30")]
    public void What_is_no_duration_is_refused(string text)
    {
        Assert.False(Duration.TryParse(text, out _));
        Assert.DoesNotMatch(new Regex(TextRule.Duration.Replace("$", @"\z"), RegexOptions.ECMAScript), text);
    }

    [Theory]
    [InlineData("60", 60_000), InlineData("1.5", 1500), InlineData("0.001", 1), InlineData("3600000", 3_600_000_000), InlineData("1e2", 100_000)]
    public void A_plain_number_is_seconds(string text, long milliseconds) =>
        Assert.Equal(milliseconds, Written.Yaml($"locks: {{ ttl: {text} }}").Settings.Locks.Ttl.TotalMilliseconds);

    [Theory]
    [InlineData("0", "at least 0.001"), InlineData("-5", "at least 0.001"), InlineData("0.0001", "at least 0.001"), InlineData("3600001", "at most 3600000")]
    [InlineData("true", "a duration such as '500ms', '60s' or '1h30m', or a number of seconds, up to 1000h"), InlineData("[5s]", "a duration such as"), InlineData("60 s", "a duration such as")]
    public void A_wrong_duration_says_what_was_expected(string text, string expected) =>
        Assert.Contains($", expected {expected}", Written.Mistake("gitvan.yaml", $"locks: {{ ttl: {text} }}").Message);

    [Fact]
    public void What_is_written_out_reads_back_the_same()
    {
        var random = new Random(1);
        for (var i = 0; i < 2000; i++)
        {
            var duration = TimeSpan.FromMilliseconds(random.NextInt64(1, (long)Duration.Longest.TotalMilliseconds));
            Assert.True(Duration.TryParse(Duration.ToText(duration)!, out var again));
            Assert.Equal(duration, again);
        }

        Assert.Null(Duration.ToText(TimeSpan.FromTicks(5)));
        Assert.Null(Duration.ToText(TimeSpan.Zero));
        Assert.Null(Duration.ToText(Duration.Longest + TimeSpan.FromMilliseconds(1)));
    }
}
