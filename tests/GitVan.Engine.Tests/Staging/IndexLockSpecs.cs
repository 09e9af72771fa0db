using GitVan.Engine.Processes;
using GitVan.Engine.Staging;

namespace GitVan.Engine.Tests.Staging;

public sealed class IndexLockSpecs
{
    private readonly ManualClock clock = new();

    [Fact]
    public void A_lock_that_is_given_back_is_waited_for()
    {
        var tries = 0;
        new IndexLock(clock, Interruption.Never).Try("index", () =>
        {
            clock.Advance(TimeSpan.FromSeconds(1));
            return ++tries == 4;
        });
        Assert.Equal(4, tries);
    }

    [Fact]
    public void One_that_is_not_is_named()
    {
        var e = Assert.Throws<GitVanException>(() => new IndexLock(clock, Interruption.Never).Try("/r/.git/index", () =>
        {
            clock.Advance(TimeSpan.FromSeconds(4));
            return false;
        }));
        Assert.Equal("the index is locked by '/r/.git/index.lock'", e.Message);
        Assert.Equal(ExitCode.Locked, e.ExitCode);
    }

    [Fact]
    public void A_person_who_will_not_wait_does_not()
    {
        using var interruption = new Interruption();
        interruption.Raise(Interruption.Terminate);
        Assert.Throws<OperationCanceledException>(() => new IndexLock(clock, interruption).Try("index", () => false));
    }
}
