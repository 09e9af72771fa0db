using static GitVan.Composables;

namespace GitVan.Tests;

/// <summary>A lease is a lock that is given back, and a word when it is lost.</summary>
public sealed class LockTests
{
    [Fact]
    public void A_lease_gives_its_lock_back_once()
    {
        using var engine = new TestEngine(Locks);
        var run = TestRun.Of(engine, async (_, ct) =>
        {
            await using (var lease = await UseLock().AcquireAsync("deploy", ct: ct))
            {
                Assert.Equal(("deploy", 8), (lease.Name, lease.Token));
                await lease.DisposeAsync();
            }

            return JobResult.Success();
        });

        Assert.Equal(["hello", "lock.acquire", "lock.release", "result"], run.Messages.Select(TestEngine.Method));
    }

    [Fact]
    public void A_lost_lock_cancels_its_lease_and_is_not_given_back()
    {
        TestEngine? engine = null;
        using var losing = engine = new TestEngine(message =>
        {
            if (TestEngine.Method(message) != "git.head") return Locks(message);
            // An earlier lease of that name, another lock, and then this one.
            engine!.Send("""{"jsonrpc":"2.0","method":"lock.lost","params":{"name":"deploy","token":7}}""");
            engine.Send("""{"jsonrpc":"2.0","method":"lock.lost","params":{"name":"other","token":8}}""");
            return TestEngine.Result(message, "null");
        });
        var run = TestRun.Of(losing, async (_, ct) =>
        {
            await using var lease = await UseLock().AcquireAsync("deploy", ct: ct);
            await UseGit().HeadAsync(ct);
            Assert.False(lease.Lost.IsCancellationRequested);
            engine.Send("""{"jsonrpc":"2.0","method":"lock.lost","params":{"name":"deploy","token":8}}""");
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Task.Delay(Timeout.Infinite, lease.Lost));
            Assert.False(ct.IsCancellationRequested);
            return JobResult.Success();
        });

        Assert.Equal((0, ""), (run.ExitCode, run.Errors));
        Assert.DoesNotContain("lock.release", run.Messages.Select(TestEngine.Method));
    }

    [Fact]
    public void A_lock_that_comes_when_nobody_waits_any_more_is_given_back()
    {
        var given = new TaskCompletionSource();
        TestEngine? engine = null;
        string? late = null;
        using var slow = engine = new TestEngine(message =>
        {
            switch (TestEngine.Method(message))
            {
                case "lock.acquire":
                    late = Locks(message);
                    return null;
                case "lock.release":
                    given.SetResult();
                    break;
            }

            return Locks(message);
        });
        var run = TestRun.Of(slow, async (_, ct) =>
        {
            using var impatient = new CancellationTokenSource();
            var lease = UseLock().AcquireAsync("deploy", ct: impatient.Token);
            // The engine has read both when it has answered the second.
            await UseGit().HeadAsync(ct);
            await impatient.CancelAsync();
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => lease);
            engine.Send(late!);
            await given.Task.WaitAsync(ct);
            return JobResult.Success();
        });

        Assert.Equal((0, ""), (run.ExitCode, run.Errors));
    }

    [Fact]
    public void A_lease_outlives_the_engine_without_a_word()
    {
        TestEngine? engine = null;
        using var dying = engine = new TestEngine(message =>
        {
            if (TestEngine.Method(message) == "lock.acquire") return Locks(message);
            engine!.HangUp();
            return null;
        });
        var run = TestRun.Of(dying, async (_, _) =>
        {
            await using (await UseLock().AcquireAsync("deploy", ct: CancellationToken.None))
                await Assert.ThrowsAsync<IOException>(() => UseGit().HeadAsync(CancellationToken.None));
            return JobResult.Success();
        });

        Assert.Equal((1, "gitvan: gitvan has hung up\n"), (run.ExitCode, run.Errors));
    }

    private static string? Locks(System.Text.Json.Nodes.JsonObject message) => TestEngine.Result(message, TestEngine.Method(message) switch
    {
        "lock.acquire" => """{"name":"deploy","token":8}""",
        "lock.release" => "true",
        _ => "null",
    });
}
