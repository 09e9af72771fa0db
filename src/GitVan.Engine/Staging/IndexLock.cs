using GitVan.Engine.Processes;

namespace GitVan.Engine.Staging;

/// <summary>Waits its turn at an index as git does: whoever creates <c>&lt;index&gt;.lock</c> has it. A lock is never broken.</summary>
internal sealed class IndexLock(TimeProvider time, Interruption interruption)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5), Pause = TimeSpan.FromMilliseconds(20);

    /// <summary>Tries until it could.</summary>
    /// <exception cref="GitVanException">Somebody else has it for too long.</exception>
    public void Try(string index, Func<bool> attempt)
    {
        var start = time.GetTimestamp();
        while (!attempt())
        {
            if (time.GetElapsedTime(start) > Patience)
                throw new GitVanException($"the index is locked by '{index}.lock'", ExitCode.Locked) { Hint = "wait for the other git process, or remove the file where there is none" };
            if (interruption.Raised.WaitHandle.WaitOne(Pause))
                throw new OperationCanceledException();
        }
    }

    public static bool IsTaken(string index) => File.Exists(index + ".lock");
}
