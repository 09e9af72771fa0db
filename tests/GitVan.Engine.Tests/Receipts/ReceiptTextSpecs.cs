using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using GitVan.Engine.Git;
using GitVan.Engine.Model;
using GitVan.Engine.Receipts;

namespace GitVan.Engine.Tests.Receipts;

/// <summary>The stored form of a receipt. Files in <c>golden</c> are never changed: whoever has such receipts must be able to read them.</summary>
public sealed class ReceiptTextSpecs
{
    private static readonly ObjectId Commit = ObjectId.Parse(new string('c', 40));
    private static readonly ObjectId Parent = ObjectId.Parse(new string('a', 40));
    private static readonly Redaction Nothing = new(new Dictionary<string, string>(), []);

    [Fact]
    public void Its_bytes_stay_the_same()
    {
        var text = ReceiptText.Write(ObjectFormat.Sha1.EmptyTree, Parent, FullStatement());
        Assert.Equal(Encoding.UTF8.GetString(Golden("receipt-v1.txt")), Encoding.UTF8.GetString(text));
    }

    [Fact]
    public void What_the_first_version_wrote_can_be_read()
    {
        var bytes = Golden("receipt-v1.txt");
        var receipt = ReceiptText.TryRead(ObjectFormat.Sha1.Hash(ObjectKind.Commit, bytes), bytes, out var problem);
        Assert.Equal("", problem);
        Assert.NotNull(receipt);
        Assert.Equal(Parent, receipt.Parent);
        Assert.Equal(Commit.Hex, receipt.Commit);
        Assert.Null(receipt.SubjectTree);
        var predicate = receipt.Predicate;
        Assert.Equal((7, "0123456789abcdef", "01955172-0000-7000-8000-000000000001"), (predicate.Seq, predicate.Writer, predicate.RunId));
        Assert.Equal(("db:migrate", "Migrate <é>", "1.2", new string('d', 64), "command"), (predicate.Job.Id, predicate.Job.Name, predicate.Job.Version, predicate.Job.Digest, predicate.Job.Kind));
        Assert.Equal(("hook", "post-merge"), (predicate.Trigger.Kind, predicate.Trigger.Name));
        Assert.Equal(["0", "a \"b\"\n"], predicate.Trigger.Args);
        Assert.Equal((Runs.Start, Runs.Start.AddMilliseconds(1234)), (predicate.Started, predicate.Finished));
        Assert.Equal((RunResult.Timeout, 143, 3, 2, "ended after its timeout of 1 s"), (predicate.Result, predicate.ExitCode, predicate.Attempts, predicate.LeftBehind, predicate.Reason));
        Assert.Equal((12.5, 4096, "host.example"), (predicate.CpuMs, predicate.PeakMemoryBytes, predicate.Host));
        Assert.Equal((41, null, "first line\n\tsecond \u001b[31mline\u001b[0m é 😀\n"), (predicate.Output.Bytes, predicate.Output.Blob, predicate.Output.Tail));
    }

    [Fact]
    public void The_bytes_of_what_a_job_told_stay_the_same()
    {
        var text = ReceiptText.Write(ObjectFormat.Sha1.EmptyTree, Parent, Placed(Runs.Told(Commit)));
        Assert.Equal(Encoding.UTF8.GetString(Golden("receipt-v1-told.txt")), Encoding.UTF8.GetString(text));
    }

    [Fact]
    public void What_a_job_told_can_be_read()
    {
        var bytes = Golden("receipt-v1-told.txt");
        var receipt = ReceiptText.TryRead(ObjectFormat.Sha1.Hash(ObjectKind.Commit, bytes), bytes, out var problem);
        Assert.Equal("", problem);
        var (predicate, run) = (receipt!.Predicate, Runs.Told(Commit));
        Assert.Equal(new ReceiptTrigger("job", "job:after", null, "db:migrate", RunResult.Failure), predicate.Trigger);
        Assert.True(JsonNode.DeepEquals(run.Inputs, predicate.Inputs));
        Assert.True(JsonNode.DeepEquals(run.Data, predicate.Data));
        Assert.Equal((run.Message, run.CallsOmitted, run.Fence), (predicate.Message, predicate.CallsOmitted, predicate.Fence));
        Assert.Equal(run.Calls, predicate.Calls);
        Assert.Equal(run.Artifacts, predicate.Artifacts);
    }

    [Fact]
    public void The_same_inputs_in_another_order_are_the_same_cause_and_others_are_not()
    {
        var run = Runs.Of(Commit);
        var cause = CauseOf(run with { Inputs = new() { ["a"] = 1, ["b"] = "x" } });
        Assert.Equal(cause, CauseOf(run with { Inputs = new() { ["b"] = "x", ["a"] = 1 } }));
        Assert.NotEqual(cause, CauseOf(run with { Inputs = new() { ["a"] = "1", ["b"] = "x" } }));
        Assert.NotEqual(cause, CauseOf(run));
        Assert.Equal(CauseOf(run), CauseOf(run with { Inputs = [] }));
    }

    [Fact]
    public void Secrets_are_taken_out_of_all_that_a_job_told()
    {
        var redaction = new Redaction(new Dictionary<string, string> { ["A_TOKEN"] = "hunter2hunter2", ["B_TOKEN"] = "123456789" }, []);
        var told = new JsonObject { ["hunter2hunter2"] = "x", ["list"] = new JsonArray("a hunter2hunter2 b", 123456789, new JsonObject { ["deep"] = "hunter2hunter2" }) };
        var run = Runs.Of(Commit) with
        {
            Inputs = told,
            Data = (JsonObject)told.DeepClone(),
            Message = "it is hunter2hunter2\nand more",
            Calls = [new EngineCall("git.run", 1, "push hunter2hunter2")],
            Artifacts = [new Artifact("hunter2hunter2", "hunter2hunter2.txt", "", 0)],
        };
        var statement = WaitingReceipt.Of(run, "host.example", redaction).Statement;
        var text = Encoding.UTF8.GetString(StatementWriter.Write(statement).Span);
        Assert.DoesNotContain("hunter2", text, StringComparison.Ordinal);
        Assert.DoesNotContain("123456789", text, StringComparison.Ordinal);
        Assert.Equal("it is *** and more", statement.Predicate.Message);
        Assert.Contains("a *** b", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Long_values_are_cut_and_calls_beyond_two_hundred_are_counted()
    {
        var run = Runs.Of(Commit) with
        {
            Inputs = new() { ["text"] = new string('x', 5000), ["list"] = new JsonArray([.. Enumerable.Repeat(0, 5000).Select(i => JsonValue.Create(i))]), ["short"] = 1 },
            Calls = [.. Enumerable.Range(0, 250).Select(i => new EngineCall("git.show", 2, $"{i}"))],
            CallsOmitted = 5,
        };
        var predicate = WaitingReceipt.Of(run, "host.example", Nothing).Statement.Predicate;
        Assert.Equal(new string('x', 4096) + "…", predicate.Inputs!["text"]!.GetValue<string>());
        Assert.Equal(4097, predicate.Inputs["list"]!.GetValue<string>().Length);
        Assert.Equal(1, predicate.Inputs["short"]!.GetValue<int>());
        Assert.Equal((200, 105), (predicate.Calls!.Count, predicate.CallsOmitted));
    }

    [Fact]
    public void Whatever_a_job_told_its_receipt_can_be_read()
    {
        var name = new string('\u0001', 5000);
        JsonNode deep = new JsonArray();
        for (var i = 0; i < 62; i++)
            deep = new JsonArray(deep);
        var run = Runs.Of(Commit) with
        {
            Trigger = new Trigger.Hook("post-merge", [.. Enumerable.Repeat(name, 100)]),
            Data = new() { ["deep"] = deep },
            Calls = [.. Enumerable.Range(0, 250).Select(_ => new EngineCall(name, 1, name))],
            Artifacts = [.. Enumerable.Range(0, 250).Select(_ => new Artifact(name, name, "", 0))],
            Message = name,
        };
        foreach (var one in (Run[])[run, Runs.Of(Commit) with { Data = run.Data }])
        {
            var bytes = ReceiptText.Write(ObjectFormat.Sha1.EmptyTree, Parent, Placed(one));
            Assert.NotNull(ReceiptText.TryRead(Commit, bytes, out var problem));
            Assert.Equal("", problem);
        }

        Assert.Equal(250, Placed(run).Predicate.CallsOmitted);
    }

    [Theory]
    [InlineData("\"calls\":[null],")]
    [InlineData("\"artifacts\":[null],")]
    [InlineData("\"calls\":[{\"method\":\"x\"}],")]
    [InlineData("\"fence\":{\"lock\":null,\"token\":1},")]
    [InlineData("\"data\":[],")]
    public void Fields_of_another_shape_make_it_no_receipt(string field)
    {
        var text = Encoding.UTF8.GetString(ReceiptText.Write(ObjectFormat.Sha1.EmptyTree, null, FullStatement()))
            .Replace("\"host\":", field + "\"host\":", StringComparison.Ordinal);
        Assert.Null(ReceiptText.TryRead(Commit, Encoding.UTF8.GetBytes(text), out var problem));
        Assert.NotEqual("", problem);
    }

    [Fact]
    public void A_later_version_may_add_fields_and_use_the_reserved_results()
    {
        var text = Encoding.UTF8.GetString(ReceiptText.Write(ObjectFormat.Sha1.EmptyTree, null, FullStatement()))
            .Replace("\"host\":", "\"pack\":{\"name\":\"x\"},\"host\":", StringComparison.Ordinal)
            .Replace("\"result\":\"timeout\"", "\"result\":\"reused\"", StringComparison.Ordinal)
            .Replace("\ntimeout: ", "\nreused: ", StringComparison.Ordinal);
        Assert.Equal(RunResult.Reused, ReceiptText.TryRead(Commit, Encoding.UTF8.GetBytes(text), out _)?.Predicate.Result);
    }

    [Fact]
    public void What_is_written_by_hand_is_what_the_serializer_reads()
    {
        foreach (var statement in (Statement[])[FullStatement(), Placed(Runs.Of(Commit)), Placed(Runs.Told(Commit))])
        {
            var written = JsonElement.Parse(StatementWriter.Write(statement).Span);
            Assert.True(JsonElement.DeepEquals(JsonSerializer.SerializeToElement(statement, ReceiptJson.Default.Statement), written));
        }
    }

    [Fact]
    public void It_is_an_in_toto_statement()
    {
        var json = JsonElement.Parse(StatementWriter.Write(FullStatement()).Span);
        Assert.Equal(["_type", "subject", "predicateType", "predicate"], json.EnumerateObject().Select(field => field.Name));
        Assert.Equal("https://in-toto.io/Statement/v1", json.GetProperty("_type").GetString());
        Assert.Equal("https://gitvan.dev/receipt/v1", json.GetProperty("predicateType").GetString());
        var subject = Assert.Single(json.GetProperty("subject").EnumerateArray());
        Assert.Equal(["name", "digest"], subject.EnumerateObject().Select(field => field.Name));
        Assert.Equal(Commit.Hex, subject.GetProperty("digest").GetProperty("gitCommit").GetString());
    }

    [Fact]
    public void Git_takes_it_for_a_sound_commit()
    {
        using var temp = new TempRepository();
        var objects = new LooseObjects(temp.Find());
        var id = objects.Write(ObjectKind.Commit, ReceiptText.Write(objects.Write(ObjectKind.Tree, []), null, FullStatement()));
        temp.Git("update-ref", "refs/gitvan/receipts/0123456789abcdef", id.Hex);
        Assert.Equal("", temp.Git("fsck", "--strict"));
        Assert.Equal("timeout: db:migrate (post-merge)|gitvan|2025-03-01T12:30:16+00:00", temp.Git("log", "-1", "--format=%s|%an|%aI", id.Hex));
    }

    private static string CauseOf(Run run) => Placed(run).Predicate.Cause;

    private static Statement FullStatement() => Placed(Runs.Full(Commit));

    private static Statement Placed(Run run) => WaitingReceipt.Of(run, "host.example", Nothing).Placed("0123456789abcdef", 7);

    private static byte[] Golden(string name, [CallerFilePath] string here = "") => File.ReadAllBytes(Path.Combine(Path.GetDirectoryName(here)!, "golden", name));
}
