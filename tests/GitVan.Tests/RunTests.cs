using static GitVan.Composables;

namespace GitVan.Tests;

/// <summary>From <c>hello</c> to <c>result</c>, and all that can go wrong between.</summary>
public sealed class RunTests
{
    [Fact]
    public void A_job_says_hello_asks_and_gives_its_result()
    {
        using var engine = new TestEngine("""["a","b"]""");
        var run = TestRun.Of(engine, async (context, ct) =>
        {
            var changed = await UseGit().DiffNamesAsync("HEAD~1", "HEAD", ct);
            return JobResult.Success($"{changed.Count} files", new() { ["files"] = changed.Count });
        });

        Assert.Equal((0, ""), (run.ExitCode, run.Errors));
        Assert.Equal(
            """
            {"jsonrpc":"2.0","method":"hello","params":{"protocol":1,"sdk":"csharp/2.0.0"},"id":1}
            {"jsonrpc":"2.0","method":"git.diffNames","params":{"from":"HEAD~1","to":"HEAD"},"id":2}
            {"jsonrpc":"2.0","method":"result","params":{"status":"success","message":"2 files","data":{"files":2}},"id":3}
            """,
            string.Join("\n", run.Messages.Select(message => message.ToJsonString())));
    }

    [Fact]
    public void A_job_sees_why_it_runs_and_on_what()
    {
        using var engine = new TestEngine();
        var run = TestRun.Of(engine, async (context, _) =>
        {
            Assert.Same(context, UseGitVan());
            Assert.Same(context, TryUseGitVan());
            Assert.Equal(("2.0.0", "/work", "/work/.git", "0123", "main"), (context.EngineVersion, context.Root, context.GitDirectory, context.Head, context.Branch));
            Assert.Equal(new JobRun("0193a", 2, new(2026, 1, 2, 3, 4, 5, TimeSpan.Zero)), context.Run);
            Assert.Equal(("changes", "Changes", "1.0.0", "docs"), (context.Job.Id, context.Job.Name, context.Job.Version, context.Job.Tags.Single()));
            Assert.True(context.Trigger is JobTrigger.Hook { Name: "pre-push", Arguments: ["origin", "url"] });
            Assert.Equal(new JobSubject("commit", "0123"), context.Subject);
            Assert.Equal(new JobFence("exclusive", 7), context.Fence);
            Assert.Equal(TimeSpan.FromSeconds(1.5), context.Timeout);
            return JobResult.Success();
        });

        Assert.Equal((0, ""), (run.ExitCode, run.Errors));
    }

    [Fact]
    public void Inputs_are_read_by_name_and_type()
    {
        using var engine = new TestEngine();
        var run = TestRun.Of(engine, async (context, _) =>
        {
            var inputs = context.Inputs;
            Assert.Equal(("1.2.3", 3, 0.5, true), (inputs.Text("version"), inputs.Integer("parts"), inputs.Number("ratio"), inputs.Flag("dry")));
            Assert.Equal((null, null, null, false), (inputs.FindText("no"), inputs.FindInteger("no"), inputs.FindNumber("no"), inputs.Flag("no")));
            Assert.Equal(["a", "b"], inputs.Texts("names"));
            Assert.Equal(["version", "parts", "ratio", "dry", "names"], inputs.Names);
            Assert.Equal("there is no 'no' (Parameter 'name')", Assert.Throws<ArgumentException>(() => inputs.Text("no")).Message);
            Assert.Equal("'parts' is 3, which is of another type (Parameter 'name')", Assert.Throws<ArgumentException>(() => inputs.Text("parts")).Message);
            Assert.Equal("'ratio' is 0.5, no whole number (Parameter 'name')", Assert.Throws<ArgumentException>(() => inputs.Integer("ratio")).Message);
            Assert.Throws<ArgumentException>(() => inputs.Flag("version"));
            return JobResult.Success();
        });

        Assert.Equal((0, ""), (run.ExitCode, run.Errors));
    }

    [Fact]
    public void Lines_and_progress_are_notifications()
    {
        using var engine = new TestEngine();
        var run = TestRun.Of(engine, async (context, _) =>
        {
            context.Log.Debug("d");
            context.Log.Info("i", new() { ["n"] = 1 });
            context.Log.Warn("w");
            context.Log.Error("e");
            context.Progress("half", 1, 2);
            return JobResult.Success();
        });

        Assert.Equal(
            [
                """{"jsonrpc":"2.0","method":"log","params":{"level":"debug","message":"d"}}""",
                """{"jsonrpc":"2.0","method":"log","params":{"level":"info","message":"i","data":{"n":1}}}""",
                """{"jsonrpc":"2.0","method":"log","params":{"level":"warn","message":"w"}}""",
                """{"jsonrpc":"2.0","method":"log","params":{"level":"error","message":"e"}}""",
                """{"jsonrpc":"2.0","method":"progress","params":{"message":"half","done":1,"total":2}}""",
            ],
            run.Messages.Skip(1).SkipLast(1).Select(message => message.ToJsonString()));
    }

    [Fact]
    public void A_failure_is_the_jobs_own_word()
    {
        using var engine = new TestEngine();
        var run = TestRun.Of(engine, async (_, _) => JobResult.Failure("2 files are not formatted"));

        Assert.Equal((1, ""), (run.ExitCode, run.Errors));
        Assert.Equal("""{"status":"failure","message":"2 files are not formatted"}""", run.Last);
    }

    [Fact]
    public void What_a_job_throws_is_its_failure_and_the_stack_is_on_stderr()
    {
        using var engine = new TestEngine();
        var run = TestRun.Of(engine, (_, _) => throw new InvalidOperationException("first\nsecond " + new string('x', 5000)));

        Assert.Equal(1, run.ExitCode);
        Assert.StartsWith("System.InvalidOperationException: first\nsecond xxx", run.Errors);
        Assert.Contains("at GitVan.Tests.RunTests.", run.Errors);
        var message = (string)run.Messages[^1]["params"]!["message"]!;
        Assert.StartsWith("first second xxx", message);
        Assert.Equal(4096, message.Length);
    }

    [Fact]
    public void No_result_is_a_failure()
    {
        using var engine = new TestEngine();
        var run = TestRun.Of(engine, (_, _) => Task.FromResult<JobResult>(null!));

        Assert.Equal(1, run.ExitCode);
        Assert.Equal("""{"status":"failure","message":"Run returned null, expected a JobResult"}""", run.Last);
    }

    [Fact]
    public void The_engines_no_is_an_exception_with_code_hint_and_data()
    {
        using var engine = new TestEngine(message => TestEngine.Method(message) == "template.render"
            ? TestEngine.Error(message, """{"code":5,"message":"templates are not in this version","data":{"hint":"update gitvan","more":[1]}}""")
            : TestEngine.Result(message, "null"));
        var run = TestRun.Of(engine, async (_, ct) =>
        {
            var no = await Assert.ThrowsAsync<JobException>(() => UseTemplate().RenderAsync("t", ct: ct));
            Assert.Equal((JobErrorCode.Unavailable, "templates are not in this version", "update gitvan", 1), (no.Code, no.Message, no.Hint, no.Data.GetProperty("more")[0].GetInt32()));
            await UseTemplate().RenderAsync("t", ct: ct);
            return JobResult.Success();
        });

        Assert.Equal(1, run.ExitCode);
        Assert.StartsWith("GitVan.JobException: templates are not in this version", run.Errors);
        Assert.Equal("""{"status":"failure","message":"templates are not in this version"}""", run.Last);
    }

    [Fact]
    public void A_result_that_the_engine_refuses_fails_the_job()
    {
        using var engine = new TestEngine(message => TestEngine.Error(message, """{"code":-32602,"message":"data has 70000 bytes, at most 65536"}"""));
        var run = TestRun.Of(engine, async (_, _) => JobResult.Success());

        Assert.Equal((1, "gitvan: data has 70000 bytes, at most 65536\n"), (run.ExitCode, run.Errors));
    }

    [Fact]
    public void Calls_at_the_same_time_get_their_own_answers_in_any_order()
    {
        var waiting = new List<string>();
        TestEngine? engine = null;
        // Answers nothing before all have asked, and then the last one first.
        using var last = engine = new TestEngine(message =>
        {
            if (TestEngine.Method(message) != "git.resolve") return TestEngine.Result(message, "null");
            waiting.Add(TestEngine.Result(message, message["params"]!["revision"]!.ToJsonString())!);
            if (waiting.Count == 50)
                engine!.Send(string.Join("\n", Enumerable.Reverse(waiting)));
            return null;
        });
        var run = TestRun.Of(last, async (_, ct) =>
        {
            var names = Enumerable.Range(0, 50).Select(number => $"v{number}").ToList();
            Assert.Equal(names, await Task.WhenAll(names.Select(name => UseGit().ResolveAsync(name, ct))));
            return JobResult.Success();
        });

        Assert.Equal((0, ""), (run.ExitCode, run.Errors));
    }

    [Fact]
    public void A_job_may_block_where_it_is_answered()
    {
        using var engine = new TestEngine("\"c1\"");
        var run = TestRun.Of(engine, async (_, ct) =>
        {
            await UseGit().HeadAsync(ct);
            Assert.Equal("c1", UseGit().HeadAsync(ct).Result);
            return JobResult.Success();
        });

        Assert.Equal((0, ""), (run.ExitCode, run.Errors));
    }

    [Fact]
    public void The_engines_cancel_cancels_the_job()
    {
        TestEngine? engine = null;
        using var cancelling = engine = new TestEngine(message =>
        {
            if (TestEngine.Method(message) == "result") return TestEngine.Result(message, "null");
            engine!.Send("""{"jsonrpc":"2.0","method":"cancel","params":{"reason":"timeout"}}""");
            return null;
        });
        var run = TestRun.Of(cancelling, async (_, ct) =>
        {
            await UseExec().RunAsync(["sleep", "1000"], ct: ct);
            return JobResult.Success();
        });

        Assert.Equal((1, ""), (run.ExitCode, run.Errors));
        Assert.Equal("""{"status":"failure","message":"cancelled"}""", run.Last);
    }

    [Fact]
    public void A_token_of_the_jobs_own_stops_the_waiting_only()
    {
        using var engine = new TestEngine(message => TestEngine.Method(message) is "git.head" ? null : TestEngine.Result(message, "\"c1\""));
        var run = TestRun.Of(engine, async (_, ct) =>
        {
            using var own = new CancellationTokenSource();
            var head = UseGit().HeadAsync(own.Token);
            await own.CancelAsync();
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => head);
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => UseGit().BranchAsync(own.Token));
            Assert.Equal("c1", await UseGit().RefAsync("refs/heads/main", ct));
            return JobResult.Success();
        });

        Assert.Equal((0, ""), (run.ExitCode, run.Errors));
        Assert.DoesNotContain("git.branch", run.Messages.Select(TestEngine.Method));
    }

    [Fact]
    public void Composables_work_in_a_run_only()
    {
        Assert.Null(TryUseGitVan());
        Assert.Equal("UseGit() works in a job's Run only, while gitvan runs it", Assert.Throws<InvalidOperationException>(UseGit).Message);
    }
}
