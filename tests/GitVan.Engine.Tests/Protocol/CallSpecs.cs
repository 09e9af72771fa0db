using System.Text.Json.Nodes;
using GitVan.Engine.Protocol;

namespace GitVan.Engine.Tests.Protocol;

public sealed class CallSpecs
{
    private static readonly Call All = new(JsonNode.Parse("""
        {
          "text": "a", "number": 3, "real": 3.0, "half": 1.5, "below": -1, "large": 1e300, "flag": true,
          "list": ["a", "b"], "mixed": ["a", 1], "map": {"a": 1}, "none": null
        }
        """)!.AsObject());

    [Fact]
    public void Parameters_have_types()
    {
        Assert.Equal("a", All.Text("text"));
        Assert.Equal(3, All.FindNumber("number"));
        Assert.Equal(3, All.FindNumber("real"));
        Assert.True(All.Flag("flag"));
        Assert.Equal(["a", "b"], All.Texts("list"));
        Assert.Equal(["a"], All.Texts("text"));
        Assert.Equal("""{"a":1}""", All.FindObject("map")!.ToJsonString());
        Assert.Equal("a", All.Word("text", ["a", "b"], "b"));
    }

    [Theory, InlineData("none"), InlineData("nowhere")]
    public void What_is_null_is_not_there(string name)
    {
        Assert.False(All.Has(name));
        Assert.Null(All.Find(name));
        Assert.Null(All.FindText(name));
        Assert.Null(All.FindNumber(name));
        Assert.True(All.Flag(name, otherwise: true));
        Assert.Empty(All.Texts(name));
        Assert.Null(All.FindObject(name));
        Assert.Equal("b", All.Word(name, ["a", "b"], "b"));
        Assert.Equal($"{name} is missing, expected text", Assert.Throws<CallException>(() => All.Text(name)).Message);
    }

    [Theory]
    [InlineData("number", "number is '3', expected text")]
    [InlineData("list", "list is a list, expected text")]
    [InlineData("map", "map is an object, expected text")]
    public void Text_is_text(string name, string message) => Refuses(message, () => All.Text(name));

    [Theory]
    [InlineData("half", "half is '1.5', expected a whole number from 0")]
    [InlineData("below", "below is '-1', expected a whole number from 0")]
    [InlineData("large", "large is '1e300', expected a whole number from 0")]
    [InlineData("text", "text is '\"a\"', expected a whole number from 0")]
    public void A_number_is_whole_and_not_below_0(string name, string message) => Refuses(message, () => All.FindNumber(name));

    [Fact]
    public void A_length_of_time_has_an_end()
    {
        Assert.Equal(TimeSpan.FromMilliseconds(3), All.FindDuration("number"));
        Assert.Equal(TimeSpan.FromMilliseconds(uint.MaxValue), new Call(new JsonObject { ["ms"] = long.MaxValue }).FindDuration("ms"));
        Assert.Null(All.FindDuration("nowhere"));
    }

    [Fact]
    public void Each_type_says_what_it_expects()
    {
        Refuses("text is '\"a\"', expected true or false", () => All.Flag("text"));
        Refuses("mixed is a list, expected a list of texts", () => All.Texts("mixed"));
        Refuses("map is an object, expected a list of texts", () => All.Texts("map"));
        Refuses("list is a list, expected an object", () => All.FindObject("list"));
        Refuses("text is 'a', expected 'b' or 'c'", () => All.Word("text", ["b", "c"], "b"));
    }

    [Fact]
    public void An_unknown_parameter_is_refused_and_the_nearest_one_named()
    {
        var call = new Call(new JsonObject { ["limt"] = 1 });
        Refuses("git.log has no parameter 'limt', expected one of to, limit", () => call.Refuse("git.log", ["to", "limit"]));
        Refuses("git.head has no parameter 'limt', expected none", () => call.Refuse("git.head", []));
        Assert.Equal("write 'limit'", Assert.Throws<CallException>(() => call.Refuse("git.log", ["to", "limit"])).Hint);
        call.Refuse("git.log", ["limt"]);
    }

    [Fact]
    public void What_a_call_was_about_is_one_line() => Assert.Equal("a b", new Call([]) { Target = "a\nb" }.Target);

    private static void Refuses(string message, Action act)
    {
        var error = Assert.Throws<CallException>(act);
        Assert.Equal(message, error.Message);
        Assert.Equal(CallException.InvalidParameters, error.Code);
    }

    private static void Refuses<T>(string message, Func<T> act) => Refuses(message, () => { act(); });
}
