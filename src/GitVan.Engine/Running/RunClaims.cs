using GitVan.Engine.Model;

namespace GitVan.Engine.Running;

/// <summary>
/// Which files the running jobs read and write, so that none is written while another job has it. A job takes all of its files at once or waits, so two
/// never wait for each other. A job that writes and has no list of files may write any of them.
/// </summary>
internal sealed class RunClaims
{
    private readonly Dictionary<string, int> readers = [];
    private readonly HashSet<string> written = [];
    private readonly HashSet<string> locks = [];
    private int holders;
    private bool isAllWritten;

    /// <param name="Lock">The lock that the run will ask for: who waits for it here does not wait there.</param>
    public sealed record Claim(IReadOnlyList<string>? Files, bool Writes, string? Lock)
    {
        public static readonly Claim Nothing = new([], false, null);

        public bool IsAll => Files is null;

        /// <param name="followers">What runs before and after it.</param>
        public static Claim Of(RunOrder order, IReadOnlyList<Job> followers, bool anyoneWrites)
        {
            var name = order.Job.Concurrency.Lock;
            if (!anyoneWrites || order.Skip is not null)
                return Nothing with { Lock = name };

            // What they will be handed is not known yet.
            if (followers.Any(follower => follower.Writes || follower.Files is not null))
                return new Claim(null, true, name);
            if (order.Files is { } files)
                return new Claim([.. files.Select(file => FileLists.FromTop(order.Job, file))], order.Job.Writes, name);
            return order.Job.Writes ? new Claim(null, true, name) : Nothing with { Lock = name };
        }
    }

    public bool IsFree(Claim claim)
    {
        if (claim.Lock is { } name && locks.Contains(name))
            return false;
        if (claim.IsAll)
            return holders == 0;
        if (claim.Files!.Count == 0)
            return true;
        return !isAllWritten && !claim.Files.Any(file => written.Contains(file) || claim.Writes && readers.ContainsKey(file));
    }

    public void Take(Claim claim)
    {
        if (claim.Lock is { } name)
            locks.Add(name);
        if (claim.IsAll)
            isAllWritten = true;
        if (claim.IsAll || claim.Files!.Count > 0)
            holders++;
        foreach (var file in claim.Files ?? [])
        {
            if (claim.Writes)
                written.Add(file);
            else
                readers[file] = readers.GetValueOrDefault(file) + 1;
        }
    }

    public void Release(Claim claim)
    {
        if (claim.Lock is { } name)
            locks.Remove(name);
        if (claim.IsAll)
            isAllWritten = false;
        if (claim.IsAll || claim.Files!.Count > 0)
            holders--;
        foreach (var file in claim.Files ?? [])
        {
            if (claim.Writes)
                written.Remove(file);
            else if (readers[file] == 1)
                readers.Remove(file);
            else
                readers[file]--;
        }
    }
}
