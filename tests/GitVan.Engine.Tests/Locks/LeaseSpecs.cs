using GitVan.Engine.Git;
using GitVan.Engine.Locks;
using GitVan.Engine.Processes;

namespace GitVan.Engine.Tests.Locks;

/// <summary>Leases on a real repository, with a clock that the test moves.</summary>
public sealed class LeaseSpecs : IDisposable
{
    private static readonly TimeSpan Ttl = TimeSpan.FromSeconds(60);
    private static readonly LockName Name = LockName.Parse("deploy");
    private readonly TempRepository temp = new();
    private readonly ManualClock clock = new();
    private readonly SemaphoreSlim renewed = new(0);
    private readonly string commit;

    public LeaseSpecs() => commit = temp.Commit();

    public void Dispose() => temp.Dispose();

    [Fact]
    public void A_protected_write_goes_through_while_the_lock_is_ours()
    {
        using var lease = Acquire(Store());
        Assert.True(lease.UpdateRefs([$"create refs/heads/mine {commit}"]).Succeeded);
        Assert.Equal(commit, temp.Git("rev-parse", "refs/heads/mine"));
        Assert.Equal(lease.Value.Hex, temp.Git("rev-parse", Name.Ref.Value));
    }

    [Fact]
    public void A_write_that_another_ref_refuses_does_not_cost_the_lock()
    {
        using var lease = Acquire(Store());
        Assert.False(lease.UpdateRefs([$"create refs/heads/main {commit}"]).Succeeded);
        Assert.False(lease.Lost.IsCancellationRequested);
        Assert.True(lease.UpdateRefs([$"create refs/heads/mine {commit}"]).Succeeded);
    }

    [Fact]
    public void The_protected_write_of_a_stolen_lock_is_refused()
    {
        using var lease = Acquire(Store());
        Assert.True(Store().Release(Name, null));
        using var thief = Acquire(Store());
        var lost = Assert.Throws<LockLostException>(() => lease.UpdateRefs([$"create refs/heads/mine {commit}"]));
        Assert.Equal(("lock 'deploy' was lost: it is no longer held with token 1", ExitCode.Locked), (lost.Message, lost.ExitCode));
        Assert.True(lease.Lost.IsCancellationRequested);
        Assert.Equal("", temp.Git("for-each-ref", "refs/heads/mine"));
        Assert.Equal(2, thief.Token);
        Assert.True(thief.UpdateRefs([$"create refs/heads/mine {commit}"]).Succeeded);
    }

    [Fact]
    public void It_is_renewed_before_a_third_of_its_ttl_and_then_has_another_value()
    {
        using var lease = Acquire(Store());
        for (var before = lease.Value; clock.GetTimestamp() < TimeSpan.FromHours(1.05).Ticks; before = lease.Value)
        {
            Renew();
            Assert.NotEqual(before, lease.Value);
            Assert.True(lease.UpdateRefs([$"update refs/heads/mine {commit}"]).Succeeded);
        }

        Assert.False(lease.Lost.IsCancellationRequested);
        Assert.Equal(1, lease.Token);
    }

    [Fact]
    public void It_is_lost_when_somebody_moved_its_ref()
    {
        using var lease = Acquire(Store());
        temp.Git("update-ref", "-d", Name.Ref.Value);
        clock.AwaitTimer(Ttl / 4);
        clock.Advance(Ttl / 4);
        Assert.True(lease.Lost.WaitHandle.WaitOne(TimeSpan.FromSeconds(30)));
        lease.Dispose();
        Assert.Equal("", temp.Git("for-each-ref", "refs/gitvan"));
    }

    [Fact]
    public void It_is_lost_when_it_could_not_be_renewed_for_a_whole_ttl()
    {
        using var lease = Acquire(Store());
        Renew();

        // Refs can't be moved, and it is tried again until it is too late.
        temp.Write(".git/" + Name.Ref.Value + ".lock", "");
        for (var quarter = 1; quarter < 4; quarter++)
        {
            clock.AwaitTimer(Ttl / 4);
            clock.Advance(Ttl / 4);
            Assert.False(lease.Lost.IsCancellationRequested);
        }

        clock.Advance(Ttl / 4);
        Assert.True(lease.Lost.IsCancellationRequested);
        Assert.Throws<LockLostException>(() => lease.UpdateRefs([]));
    }

    [Fact]
    public void One_that_could_be_renewed_at_last_is_kept()
    {
        using var lease = Acquire(Store());
        clock.AwaitTimer(Ttl / 4);
        var blocked = temp.Write(".git/" + Name.Ref.Value + ".lock", "");
        clock.Advance(Ttl / 4);
        clock.AwaitTimer(Ttl / 4);
        File.Delete(blocked);
        clock.Advance(Ttl / 4);
        Assert.True(renewed.Wait(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken));
        clock.Advance(Ttl * 3 / 4);
        Assert.False(lease.Lost.IsCancellationRequested);
    }

    [Fact]
    public void It_is_taken_over_after_a_whole_ttl_without_a_sign_of_life()
    {
        using var lease = AcquireUnattended(Elsewhere);
        Assert.IsType<LockAttempt.HeldBy>(Try(Store()));
        clock.Advance(Ttl - TimeSpan.FromSeconds(1));
        Assert.Equal("ada", Assert.IsType<LockAttempt.HeldBy>(Try(Store())).Holder.Owner);
        clock.Advance(TimeSpan.FromSeconds(1));
        using var next = Acquire(Store());
        Assert.Equal(2, next.Token);
    }

    [Fact]
    public void A_sign_of_life_makes_the_others_wait_anew()
    {
        using var lease = Acquire(Store(Elsewhere));
        Assert.IsType<LockAttempt.HeldBy>(Try(Store()));
        Renew();
        Assert.IsType<LockAttempt.HeldBy>(Try(Store()));
        clock.Advance(Ttl * 3 / 4);
        Assert.IsType<LockAttempt.HeldBy>(Try(Store()));
    }

    [Fact]
    public void One_that_nobody_renews_is_over_when_its_ttl_is()
    {
        var lease = AcquireUnattended(Here);
        clock.Advance(Ttl - TimeSpan.FromSeconds(1));
        Assert.IsType<LockAttempt.HeldBy>(Try(Store()));
        clock.Advance(TimeSpan.FromSeconds(1));
        Assert.True(lease.Lost.IsCancellationRequested);
        using var next = Acquire(Store());
        Assert.False(Here.KnowsDead(Assert.IsType<LockAttempt.HeldBy>(Try(Store())).Holder));
        lease.Dispose();
        Assert.Equal(next.Value.Hex, temp.Git("rev-parse", Name.Ref.Value));
    }

    [Fact]
    public void After_its_end_nothing_is_protected()
    {
        var lease = Acquire(Store());
        lease.Dispose();
        lease.Dispose();
        Assert.Throws<LockLostException>(() => lease.UpdateRefs([]));
    }

    [Fact]
    public void Another_boots_clock_says_nothing()
    {
        using var lease = AcquireUnattended(Elsewhere);
        Assert.IsType<LockAttempt.HeldBy>(Try(Store()));
        clock.Advance(Ttl);
        Assert.IsType<LockAttempt.HeldBy>(Try(Store(Here with { BootId = "another boot" })));
    }

    [Fact]
    public void Whether_a_process_is_dead_is_known_of_this_machine_boot_and_namespace_only()
    {
        var record = Assert.IsType<LockAttempt.HeldBy>(TryHeld()).Holder;
        Assert.False(Here.KnowsDead(record));
        var dead = record with { ProcessStart = record.ProcessStart + 1 };
        Assert.True(Here.KnowsDead(dead));
        Assert.True(Here.KnowsDead(record with { Pid = int.MaxValue }));
        Assert.False(Here.KnowsDead(dead with { Host = "elsewhere" }));
        Assert.False(Here.KnowsDead(dead with { BootId = "another boot" }));
        Assert.False(Here.KnowsDead(dead with { PidNamespace = 1 }));
        Assert.False(Here.KnowsDead(dead with { Pid = null }));
    }

    [Fact]
    public void Waiting_ends_when_the_person_will_not_wait()
    {
        using var lease = Acquire(Store());
        using var interruption = new Interruption();
        interruption.Raise(2);
        Assert.IsType<LockAttempt.Interrupted>(Store().Acquire(Name, Request with { Timeout = Ttl }, interruption));
    }

    private static HolderProcess Here { get; } = HolderProcess.Read("here");

    private static HolderProcess Elsewhere => Here with { Host = "elsewhere", BootId = "its boot" };

    private static LockRequest Request => new() { Owner = "ada", Ttl = Ttl, Timeout = TimeSpan.Zero };

    private LockStore Store(HolderProcess? self = null)
    {
        var repository = temp.Find();
        var environment = new Dictionary<string, string> { ["PATH"] = Environment.GetEnvironmentVariable("PATH")! };
        return new LockStore(repository, environment, new GitRunner(repository, environment), clock, self ?? Here)
        {
            Step = step =>
            {
                if (step == "lock renewed")
                    renewed.Release();
            },
        };
    }

    private static LockAttempt Try(LockStore store) => store.Acquire(Name, Request, Interruption.Never);

    private static Lease Acquire(LockStore store) => Assert.IsType<LockAttempt.Acquired>(Try(store)).Lease;

    private Lease AcquireUnattended(HolderProcess self) =>
        Assert.IsType<LockAttempt.Acquired>(Store(self).Acquire(Name, Request with { Unattended = true }, Interruption.Never)).Lease;

    private LockAttempt TryHeld()
    {
        using var lease = Acquire(Store());
        return Try(Store());
    }

    private void Renew()
    {
        clock.AwaitTimer(Ttl / 4);
        clock.Advance(Ttl / 4);
        Assert.True(renewed.Wait(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken));
    }
}
