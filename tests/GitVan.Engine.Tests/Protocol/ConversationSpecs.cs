using GitVan.Engine.Protocol;

namespace GitVan.Engine.Tests.Protocol;

public sealed class ConversationSpecs : IDisposable
{
    private readonly CallLog calls = new();
    private readonly List<LogLine> lines = [];
    private readonly ManualResetEventSlim release = new();
    private readonly JobConversation conversation;
    private readonly JobEnd job;

    public ConversationSpecs()
    {
        Method[] methods =
        [
            new("add", ["to"], call => 1 + call.FindNumber("to")) { Changes = true },
            new("fail", [], _ => throw new InvalidOperationException("broken")),
            new("refuse", [], _ => throw new CallException(CallException.Locked, "taken") { Hint = "wait", Details = new() { ["owner"] = "Ada" } }),
            new("wait", ["n"], call =>
            {
                release.Wait(TestContext.Current.CancellationToken);
                return call.FindNumber("n");
            }) { Waits = true },
        ];
        conversation = new JobConversation(() => new() { ["protocol"] = 1 }, () => methods.ToDictionary(method => method.Name), lines.Add, _ => { }, calls);
        job = new JobEnd(conversation.Channel);
    }

    public void Dispose()
    {
        release.Set();
        job.Close();
        conversation.End();
        conversation.Dispose();
        job.Dispose();
        release.Dispose();
    }

    [Fact]
    public void It_greets_works_and_reports()
    {
        Assert.StartsWith("1 -32600 'add' came before 'hello'", job.Ask("{'id':1,'method':'add'}"));
        Assert.False(conversation.IsGreeted);
        Greet();
        Assert.True(conversation.IsGreeted);
        Assert.Equal("3 6", job.Ask("{'id':3,'method':'add','params':{'to':5}}"));
        Assert.Null(conversation.Report);
        Assert.Equal("4 null", job.Ask("{'id':4,'method':'result','params':{'status':'success','message':' a\\nb ','data':{'c':1}}}"));
        Assert.StartsWith("5 -32600 'add' came after 'result'", job.Ask("{'id':5,'method':'add'}"));
        Assert.True(conversation.Report is { Succeeded: true, Message: "a b" });
        Assert.Equal("""{"c":1}""", conversation.Report?.Data?.ToJsonString());
        Assert.Null(conversation.Breach);
    }

    [Fact]
    public void A_result_that_is_refused_is_none()
    {
        Greet();
        Assert.StartsWith("1 -32602 status is 'well'", job.Ask("{'id':1,'method':'result','params':{'status':'well'}}"));
        Assert.Null(conversation.Report);
        Assert.Equal("2 null", job.Ask("{'id':2,'method':'result','params':{'status':'error'}}"));
        Assert.False(conversation.Report!.Succeeded);
    }

    [Fact]
    public void What_waits_is_answered_when_it_is_done()
    {
        Greet();
        job.Send("{'id':1,'method':'wait','params':{'n':1}}");
        Assert.Equal("2 1", job.Ask("{'id':2,'method':'add','params':{'to':0}}"));
        release.Set();
        Assert.Equal("1", job.Read()!["id"]!.ToJsonString());
    }

    [Fact]
    public void At_most_sixty_four_wait_at_a_time()
    {
        Greet();
        for (var n = 0; n < 65; n++)
            job.Send($"{{'id':{n},'method':'wait','params':{{'n':{n}}}}}");
        job.Send("{'id':'then','method':'add','params':{'to':0}}");
        release.Set();
        var ids = Enumerable.Range(0, 66).Select(_ => job.Read()!["id"]!.ToString()).ToList();
        Assert.Equal(Enumerable.Range(0, 65).Select(n => $"{n}").Append("then").Order(), ids.Order());
        Assert.Equal((65, 0), Counted("wait"));
    }

    [Fact]
    public void Failures_have_codes_and_are_counted()
    {
        Greet();
        Assert.Equal("1 -32603 this is a bug in gitvan; please report it with what stands in data.stack", job.Ask("{'id':1,'method':'fail'}"));
        job.Send("{'id':2,'method':'refuse'}");
        Assert.Equal("""{"code":3,"message":"taken","data":{"owner":"Ada","hint":"wait"}}""", job.Read()!["error"]!.ToJsonString());
        Assert.StartsWith("3 -32602 add has no parameter 'too'", job.Ask("{'id':3,'method':'add','params':{'too':1}}"));
        Assert.StartsWith("4 -32601 there is no method 'ad'", job.Ask("{'id':4,'method':'ad'}"));
        Assert.Equal((1, 1), Counted("fail"));
        Assert.Equal((1, 1), Counted("refuse"));
        Assert.Equal((1, 1), Counted("add"));
        Assert.Equal(3, calls.Rows.Count);
    }

    [Fact]
    public void A_notification_that_may_not_be_one_does_nothing()
    {
        Greet();
        job.Send("{'method':'add','params':{'to':1}}");
        Assert.Equal("1 null", job.Ask("{'id':1,'method':'log','params':{'message':'x','level':'debug','data':[1]}}"));
        Assert.Equal(["warn: add came without an id, which only log and progress may; it was not done", "debug: x [1]"], lines.Select(line => $"{line.Level}: {line.Message}"));
        Assert.Empty(calls.Rows);
    }

    [Fact]
    public void A_hundred_lines_that_are_no_JSON_are_enough()
    {
        for (var n = 0; n < 100; n++)
            Assert.StartsWith("null -32700 ", job.Ask("noise"));
        Assert.Equal("-32600", job.Read()!["error"]!["code"]!.ToJsonString());
        Assert.Null(job.Read());
        Assert.Equal("100 messages were not JSON", conversation.Breach);
    }

    [Fact]
    public void It_is_told_to_end_once_it_has_spoken()
    {
        conversation.Cancel("too early");
        Greet();
        conversation.Cancel("its time is up");
        Assert.Equal("""{"reason":"its time is up"}""", job.Read()!["params"]!.ToJsonString());
        conversation.LockLost("deploy", 7);
        Assert.Equal("""{"name":"deploy","token":7}""", job.Read()!["params"]!.ToJsonString());
    }

    private void Greet() => Assert.Equal("""2 {"protocol":1}""", job.Ask("{'id':2,'method':'hello','params':{'protocol':1,'sdk':'test'}}"));

    private (long Count, long Failed) Counted(string method) => calls.Rows.Where(row => row.Method == method).Select(row => (row.Count, row.Failed ?? 0)).Single();
}
