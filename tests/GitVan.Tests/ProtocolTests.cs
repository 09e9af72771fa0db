using System.Text.Json.Nodes;

namespace GitVan.Tests;

/// <summary>The package has the methods and parameters of docs/protocol.md: no more, no less.</summary>
public sealed class ProtocolTests
{
    public static TheoryData<int, string> Numbers => new(Calls.All.Select((call, number) => (number, call.Method)));

    [Theory]
    [MemberData(nameof(Numbers))]
    public void A_call_sends_and_gives_what_the_page_says(int number, string method)
    {
        var call = Calls.All[number];
        using var engine = new TestEngine(message => TestEngine.Result(message, TestEngine.Method(message) == method ? call.Answer : "null"));
        var run = TestRun.Of(engine, async (_, ct) =>
        {
            await call.Make(ct);
            return JobResult.Success();
        });

        Assert.Equal((0, ""), (run.ExitCode, run.Errors));
        Assert.Equal([method], run.Messages.Select(TestEngine.Method).Except(["hello", "result"]));
        var sent = run.Messages[1]["params"];
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(call.Parameters), sent), sent!.ToJsonString());
    }

    [Fact]
    public void Every_method_of_the_page_can_be_called_and_no_other() =>
        Assert.Equal(ProtocolPage.Methods.Keys.Except(ProtocolPage.OfTheSession).Order(), Calls.All.Select(call => call.Method).Distinct().Order());

    [Fact]
    public void Every_parameter_of_the_page_can_be_given_and_no_other()
    {
        var sent = Calls.All.GroupBy(call => call.Method, call => JsonNode.Parse(call.Parameters)!.AsObject().Select(parameter => parameter.Key));
        foreach (var method in sent)
            Assert.Equal((method.Key, string.Join(" ", ProtocolPage.Methods[method.Key].Order())), (method.Key, string.Join(" ", method.SelectMany(names => names).Distinct().Order())));
    }
}
