using System.Globalization;
using System.Text;
using GitVan.Engine.Files;
using GitVan.Engine.Git;

namespace GitVan.Engine.Locks;

/// <summary>
/// For how long this machine has seen a lock unchanged, by its monotonic clock. What one process saw it leaves to the next in a file: else a
/// lock whose ttl is longer than anybody waits would never be taken over.
/// </summary>
/// <remarks>A lock's value never comes back, so whoever sees the same one twice knows that it was not renewed in between.</remarks>
internal sealed class Sightings(Repository repository, LockName name, HolderProcess self, TimeProvider time)
{
    private const int LongestFile = 256;

    private readonly string path = Path.Join(repository.StateDirectory, "locks", name.Encoded);
    private (ObjectId Value, long Milliseconds)? first;

    private long Now => (long)time.GetElapsedTime(0).TotalMilliseconds;

    /// <summary>How long this value has been there, as far as anybody of this machine and boot has seen.</summary>
    public TimeSpan AgeOf(ObjectId value)
    {
        first ??= TryRead();
        if (first is not var (seen, since) || seen != value || since > Now)
            first = (value, Now);
        return TimeSpan.FromMilliseconds(Now - first.Value.Milliseconds);
    }

    /// <summary>Leaves what was seen to the next process.</summary>
    public void Keep()
    {
        if (self.BootId is null || first is not var (value, since))
            return;
        try
        {
            AtomicFile.Write(path, Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{self.BootId} {value} {since}\n")));
        }
        catch (GitVanException)
        {
            // The next one has to wait for itself.
        }
    }

    private (ObjectId Value, long Milliseconds)? TryRead()
    {
        try
        {
            return BoundedFile.TryRead(path, LongestFile) is { } bytes
                && Encoding.ASCII.GetString(bytes).TrimEnd('\n').Split(' ') is [var boot, var hex, var since] && boot == self.BootId
                && ObjectId.TryParse(hex, out var value) && long.TryParse(since, NumberStyles.None, CultureInfo.InvariantCulture, out var milliseconds)
                ? (value, milliseconds)
                : null;
        }
        catch (GitVanException)
        {
            return null;
        }
    }
}
