namespace GitVan.Engine.Tests;

/// <summary>A clock that stands still until a test moves it.</summary>
internal sealed class ManualClock : TimeProvider
{
    private static readonly DateTimeOffset Start = new(2025, 3, 1, 12, 30, 15, 250, TimeSpan.Zero);
    private readonly List<ManualTimer> timers = [];
    private TimeSpan now = TimeSpan.FromHours(1);

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override long GetTimestamp()
    {
        lock (timers)
            return now.Ticks;
    }

    public override DateTimeOffset GetUtcNow() => Start + TimeSpan.FromTicks(GetTimestamp()) - TimeSpan.FromHours(1);

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new ManualTimer(this, () => callback(state));
        timer.Change(dueTime, period);
        return timer;
    }

    /// <summary>Waits until somebody waits for so long a time, so that moving the clock will end it.</summary>
    public void AwaitTimer(TimeSpan length)
    {
        lock (timers)
        {
            while (!timers.Exists(timer => timer.Length == length))
                Assert.True(Monitor.Wait(timers, TimeSpan.FromSeconds(30)));
        }
    }

    public void Advance(TimeSpan time)
    {
        List<ManualTimer> due;
        lock (timers)
        {
            now += time;
            due = [.. timers.Where(timer => timer.Due <= now)];
            timers.RemoveAll(due.Contains);
        }

        due.ForEach(timer => timer.Callback());
    }

    private sealed class ManualTimer(ManualClock clock, Action callback) : ITimer
    {
        public Action Callback => callback;

        public TimeSpan Length { get; private set; }

        public TimeSpan Due { get; private set; }

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            lock (clock.timers)
            {
                clock.timers.Remove(this);
                (Length, Due) = (dueTime, clock.now + dueTime);
                if (dueTime != Timeout.InfiniteTimeSpan)
                    clock.timers.Add(this);
                Monitor.PulseAll(clock.timers);
            }

            return true;
        }

        public void Dispose()
        {
            lock (clock.timers)
                clock.timers.Remove(this);
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return default;
        }
    }
}
