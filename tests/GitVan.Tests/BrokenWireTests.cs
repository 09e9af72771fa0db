using static GitVan.Composables;

namespace GitVan.Tests;

/// <summary>An engine that dies, or says what nobody can understand, leaves no job hanging.</summary>
public sealed class BrokenWireTests
{
    [Fact]
    public void An_engine_that_hangs_up_fails_the_calls_under_way_and_cancels_the_job()
    {
        TestEngine? engine = null;
        using var dying = engine = new TestEngine(_ =>
        {
            engine!.HangUp();
            return null;
        });
        var run = TestRun.Of(dying, async (_, ct) =>
        {
            var calls = new Task[] { UseGit().HeadAsync(CancellationToken.None), UseGit().BranchAsync(CancellationToken.None) };
            foreach (var call in calls)
                Assert.Equal("gitvan has hung up", (await Assert.ThrowsAsync<IOException>(() => call)).Message);
            await Assert.ThrowsAsync<IOException>(() => UseGit().RootAsync(CancellationToken.None));
            UseGitVan().Log.Info("is lost");
            await Task.Delay(Timeout.Infinite, ct);
            return JobResult.Success();
        });

        Assert.Equal((1, "gitvan: gitvan has hung up\n"), (run.ExitCode, run.Errors));
    }

    [Fact]
    public void An_engine_that_hangs_up_before_its_first_answer()
    {
        using var engine = new TestEngine();
        engine.HangUp();
        var run = TestRun.Of(engine, (_, _) => throw new InvalidOperationException("never runs"));

        Assert.Equal((1, "gitvan: gitvan has hung up\n"), (run.ExitCode, run.Errors));
    }

    [Theory]
    [InlineData("no json", "gitvan sent what is no message")]
    [InlineData("[]", "gitvan sent what is no message")]
    [InlineData("""{"jsonrpc":"2.0","id":2}""", "gitvan sent what is no message")]
    [InlineData("""{"jsonrpc":"2.0","id":"x","result":1}""", "gitvan sent what is no message")]
    [InlineData("""{"jsonrpc":"2.0","id":null,"error":{"code":-32700,"message":"the line is not JSON"}}""", "the line is not JSON")]
    public void What_is_no_message_ends_the_conversation(string line, string message)
    {
        using var engine = new TestEngine(_ => line);
        var run = TestRun.Of(engine, async (_, _) =>
        {
            Assert.Equal(message, (await Assert.ThrowsAsync<IOException>(() => UseGit().HeadAsync(CancellationToken.None))).Message);
            return JobResult.Success();
        });

        Assert.Equal((1, $"gitvan: {message}\n"), (run.ExitCode, run.Errors));
    }

    [Fact]
    public void An_answer_of_another_shape_fails_its_call_only()
    {
        using var engine = new TestEngine(message => TestEngine.Result(message, TestEngine.Method(message) switch
        {
            "git.log" => """[{"id":"c1"}]""",
            "git.files" => "7",
            "git.head" => "\"c1\"",
            _ => "null",
        }));
        var run = TestRun.Of(engine, async (_, ct) =>
        {
            Assert.Equal(
                "the answer to git.log is not as docs/protocol.md has it: author is missing", (await Assert.ThrowsAsync<InvalidDataException>(() => UseGit().LogAsync(ct: ct))).Message);
            await Assert.ThrowsAsync<InvalidDataException>(() => UseGit().FilesAsync(ct: ct));
            Assert.Equal("c1", await UseGit().HeadAsync(ct));
            return JobResult.Success();
        });

        Assert.Equal((0, ""), (run.ExitCode, run.Errors));
    }

    [Fact]
    public void An_answer_of_16_MiB_is_read_and_a_larger_one_is_not()
    {
        const int most = 16 * 1024 * 1024;
        string? Text(System.Text.Json.Nodes.JsonObject message, int bytes)
        {
            var frame = TestEngine.Result(message, "\"\"")!.Length + 1;
            return TestEngine.Result(message, $"\"{new string('x', bytes - frame)}\"");
        }

        using var engine = new TestEngine(message => Text(message, TestEngine.Method(message) == "git.show" ? most : most + 1));
        var run = TestRun.Of(engine, async (_, ct) =>
        {
            Assert.InRange((await UseGit().ShowAsync(ct: ct)).Length, most - 100, most);
            Assert.Equal("gitvan sent a message of more than 16 MiB", (await Assert.ThrowsAsync<IOException>(() => UseGit().DiffAsync(ct: CancellationToken.None))).Message);
            return JobResult.Success();
        });

        Assert.Equal((1, "gitvan: gitvan sent a message of more than 16 MiB\n"), (run.ExitCode, run.Errors));
    }

    [Fact]
    public void A_message_of_more_than_16_MiB_is_not_sent()
    {
        using var engine = new TestEngine("\"o1\"");
        var run = TestRun.Of(engine, async (_, ct) =>
        {
            var no = await Assert.ThrowsAsync<JobException>(() => UseGit().HashObjectAsync(new string('x', 16 * 1024 * 1024), ct: ct));
            Assert.Equal(JobErrorCode.InvalidRequest, no.Code);
            Assert.StartsWith("git.hashObject has 1677", no.Message);
            Assert.Equal("o1", await UseGit().HashObjectAsync("small", ct: ct));
            return JobResult.Success();
        });

        Assert.Equal((0, ""), (run.ExitCode, run.Errors));
    }
}
