using GitVan.Engine.Protocol;

namespace GitVan.Engine.Tests.Composables;

public sealed class ProtocolPageSpecs
{
    [Fact]
    public void The_page_lists_exactly_what_is_answered()
    {
        using var temp = new TempRepository();
        using var session = Sessions.Of(temp);
        var own = JobConversation.Own.Concat(DescribeConversation.Own).Select(one => Line(one.Key, one.Value, changes: false, waits: false));
        var methods = Sessions.Methods(session).Values.Select(method => Line(method.Name, method.Parameters, method.Changes, method.Waits));
        Assert.Equal(
            ProtocolPage.Read().Select(entry => Line(entry.Name, entry.Parameters, entry.Changes, entry.Waits)).Order(),
            own.Concat(methods).Order());
    }

    [Fact]
    public void Every_group_of_the_page_is_read()
    {
        var page = ProtocolPage.Read();
        Assert.Equal(page.Count, page.DistinctBy(entry => entry.Name).Count());
        Assert.Equal(["level", "message", "data"], page.Single(entry => entry.Name == "log").Parameters);
        Assert.Equal(["routes", "files"], page.Single(entry => entry.Name == "route.batch").Parameters);
        Assert.Equal(["format", "job", "result", "since", "commit"], page.Single(entry => entry.Name == "receipt.export").Parameters);
        Assert.Equal(["text", "object", "ref"], page.Single(entry => entry.Name == "git.appendNote").Parameters);
        Assert.Equal(["plan"], page.Single(entry => entry.Name == "template.apply").Parameters);
        Assert.True(page.Single(entry => entry.Name == "exec.run") is { Changes: true, Waits: true });
        Assert.False(page.Single(entry => entry.Name == "git.log").Changes);
    }

    private static string Line(string name, IEnumerable<string> parameters, bool changes, bool waits) =>
        $"{name}({string.Join(", ", parameters)}){(changes ? " changes" : "")}{(waits ? " waits" : "")}";
}
