using System.Runtime.CompilerServices;
using System.Text;
using GitVan.Engine.Locks;

namespace GitVan.Engine.Tests.Locks;

/// <summary>The stored form of a lock. Files in <c>golden</c> are never changed: another version of gitvan may hold such a lock.</summary>
public sealed class LockTextSpecs
{
    private static readonly LockRecord Full = new()
    {
        State = LockState.Held,
        Token = 41,
        Owner = "Ada <é>",
        Host = "host.example",
        Since = new DateTimeOffset(2025, 3, 1, 12, 30, 15, 250, TimeSpan.Zero),
        TtlMs = 60_000,
        Beat = 7,
        Pid = 4711,
        ProcessStart = 136_224,
        BootId = "42a14f12-93cc-4a9b-b115-1786b67b3dc8",
        PidNamespace = 4_026_531_836,
        RunId = "01955172-0000-7000-8000-000000000001",
    };

    [Fact]
    public void Its_bytes_stay_the_same() => Assert.Equal(Golden(), Encoding.UTF8.GetString(LockText.Write(Full)));

    [Fact]
    public void What_the_first_version_wrote_can_be_read()
    {
        Assert.Equal(Full, LockText.TryRead(Encoding.UTF8.GetBytes(Golden()), out var problem));
        Assert.Equal("", problem);
    }

    [Fact]
    public void A_later_version_may_add_fields() =>
        Assert.Equal(Full, LockText.TryRead(Encoding.UTF8.GetBytes(Golden().Replace("\"beat\":", "\"colour\":{\"a\":[1]},\"beat\":", StringComparison.Ordinal)), out _));

    [Fact]
    public void However_long_the_names_are_it_can_be_read_back()
    {
        var text = LockText.Write(Full with { Owner = new string('é', 10_000), Host = new string('"', 10_000) });
        Assert.True(text.Length <= LockText.Longest);
        Assert.Equal(200, LockText.TryRead(text, out _)?.Owner.Length);
    }

    [Theory]
    [InlineData("", "its JSON is not a lock's")]
    [InlineData("[]", "it is not the record of a lock")]
    [InlineData("{\"version\":\"1\"}", "its version is not a number")]
    [InlineData("{\"version\":1}", "its JSON is not a lock's")]
    [InlineData("{\"version\":3}", "it is of version 3, and this gitvan knows version 1")]
    [InlineData("[[[[[[[[[[]]]]]]]]]]", "its JSON is not a lock's")]
    public void What_is_none_is_named(string text, string expected)
    {
        Assert.Null(LockText.TryRead(Encoding.UTF8.GetBytes(text), out var problem));
        Assert.Equal(expected, problem);
    }

    [Theory]
    [InlineData("\"held\"", "7", "its state is neither 'held' nor 'released'")]
    [InlineData("\"held\"", "null", "its JSON is not a lock's, at $.state")]
    [InlineData("41", "0", "its token is 0, expected 1 to 9007199254740990")]
    [InlineData("41", "9007199254740991", "its token is 9007199254740991, expected 1 to 9007199254740990")]
    [InlineData("41", "1.5", "its JSON is not a lock's, at $.token")]
    [InlineData("60000", "0", "its ttl is 0 ms, expected more than none")]
    [InlineData("60000", "3600000001", "its ttl is 3600000001 ms, expected at most 3600000000")]
    [InlineData("4711", "-1", "its pid is -1, expected more than 0")]
    [InlineData(":7,", ":-7,", "its beat is -7, expected 0 to 9007199254740990")]
    [InlineData("\"host.example\"", "null", "its JSON is not a lock's, at $.host")]
    public void What_a_field_can_not_be_is_named(string from, string to, string expected)
    {
        Assert.Null(LockText.TryRead(Encoding.UTF8.GetBytes(Golden().Replace(from, to, StringComparison.Ordinal)), out var problem));
        Assert.Equal(expected, problem);
    }

    private static string Golden([CallerFilePath] string here = "") => File.ReadAllText(Path.Combine(Path.GetDirectoryName(here)!, "golden", "lock-v1.json"));
}
