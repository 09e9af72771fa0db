using GitVan.Engine.Protocol;

namespace GitVan.Engine.Tests.Composables;

public sealed class ProtocolPageSpecs
{
    [Theory, InlineData("git."), InlineData("notes."), InlineData("worktree.")]
    public void The_page_lists_what_a_job_may_ask_for(string prefix)
    {
        using var temp = new TempRepository();
        using var calls = new JobCalls(temp);
        var methods = JobCalls.All(calls.Scope).Where(method => method.Name.StartsWith(prefix, StringComparison.Ordinal));
        Assert.Equal(
            ProtocolPage.Read(prefix).Select(entry => Line(entry.Name, entry.Parameters, entry.Changes, entry.Waits)).Order(),
            methods.Select(method => Line(method.Name, method.Parameters, method.Changes, method.Waits)).Order());
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
