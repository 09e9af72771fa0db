using System.Runtime.ExceptionServices;

namespace GitVan.Engine.Files;

/// <summary>Does something that waits for the disk to many files at once: the disk takes in what it has been given together.</summary>
internal static class ManyFiles
{
    private const int AtOnce = 16;

    /// <exception cref="Exception">The first that any of them threw; what had not begun by then never does.</exception>
    public static void Each<T>(IReadOnlyList<T> files, Action<T> act)
    {
        var next = -1;
        ExceptionDispatchInfo? failure = null;
        void Work()
        {
            try
            {
                while (failure is null && Interlocked.Increment(ref next) is var at && at < files.Count)
                    act(files[at]);
            }
            catch (Exception e)
            {
                Interlocked.CompareExchange(ref failure, ExceptionDispatchInfo.Capture(e), null);
            }
        }

        // The thread pool would add one thread at a time for what only waits.
        Thread[] others = [.. Enumerable.Range(1, Math.Clamp(files.Count - 1, 0, AtOnce - 1)).Select(_ => new Thread(Work))];
        foreach (var thread in others)
            thread.Start();
        Work();
        foreach (var thread in others)
            thread.Join();
        failure?.Throw();
    }
}
