using System.Runtime.InteropServices;

namespace GitVan.Engine.Tests;

/// <summary>The processor's time for this thread: unlike a clock on the wall it is the same on a busy machine.</summary>
internal static class ThreadClock
{
    public static TimeSpan Now
    {
        get
        {
            Assert.Equal(0, ClockGetTime(OperatingSystem.IsMacOS() ? 16 : 3, out var time));
            return TimeSpan.FromSeconds(time.Seconds) + TimeSpan.FromMicroseconds(time.Nanoseconds / 1000);
        }
    }

    [DllImport("libc", EntryPoint = "clock_gettime")]
    private static extern int ClockGetTime(int clock, out Time time);

    [StructLayout(LayoutKind.Sequential)]
    private struct Time
    {
        public nint Seconds;
        public nint Nanoseconds;
    }
}
