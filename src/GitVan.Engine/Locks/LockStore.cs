using GitVan.Engine.Configuration;
using GitVan.Engine.Git;
using GitVan.Engine.Processes;

namespace GitVan.Engine.Locks;

/// <summary>
/// Locks between processes, work trees and machines that share a repository. Each is a ref that only compare-and-swap moves and nothing
/// deletes, so its token only grows. No clock on a wall decides anything.
/// </summary>
public sealed class LockStore(Repository repository, IReadOnlyDictionary<string, string> environment, GitRunner git, TimeProvider time, HolderProcess self)
{
    private const int ShortestPause = 10, LongestPause = 500;
    private const int ReleaseTries = 10;

    /// <summary>A test's chance to stop the process at a named step; nothing in a real run.</summary>
    public Action<string> Step { get; init; } = _ => { };

    /// <summary>Takes a lock that is free, that a dead process of this machine held, or that nobody renewed for its whole ttl.</summary>
    /// <exception cref="GitVanException">It can be neither held nor taken: its record can't be read, or the ref can't be moved.</exception>
    public LockAttempt Acquire(LockName name, LockRequest request, Interruption interruption)
    {
        RefuseInQuarantine(name);
        if (request.Ttl < LockRequest.ShortestTtl || request.Ttl > Duration.Longest)
            throw new GitVanException($"lock '{name}': its ttl is {request.Ttl.TotalSeconds} s, expected 1s to {Duration.ToText(Duration.Longest)}") { Hint = "choose how long it holds without a sign of life, such as 60s" };
        var place = new LockRef(repository, git, name);
        var sightings = new Sightings(repository, name, self, time);
        var started = time.GetTimestamp();
        ObjectId? value = null;
        LockRecord? record = null;
        for (var pause = ShortestPause; ; pause = Math.Min(pause * 2, LongestPause))
        {
            var left = request.Timeout - time.GetElapsedTime(started);
            if (place.Find() is var found && found != value)
                (value, record) = (found, found is { } id ? Read(place, id) : null);
            string? problem = null;
            if (record is not { IsHeld: true } || self.KnowsDead(record) || sightings.AgeOf(value!.Value) >= record.Ttl)
            {
                // The last try does not wait for its turn.
                using var turn = Turn.TryTake(repository, name);
                if (turn is not null || left <= TimeSpan.Zero)
                {
                    if (place.Find() == value && TryTake(place, value, record, request, out problem) is { } lease)
                        return new LockAttempt.Acquired(lease);

                    // Somebody was quicker.
                    if (place.Find() != value)
                        continue;
                }
            }

            if (left <= TimeSpan.Zero)
            {
                sightings.Keep();
                return problem is null && record is not null ? new LockAttempt.HeldBy(record) : throw CantMove(name, problem!);
            }

            if (!Wait(pause, left, interruption))
                return new LockAttempt.Interrupted();
        }
    }

    /// <summary>Releases a lock that is held, whoever holds it; a holder that lives notices at its next renewal.</summary>
    /// <param name="token">The token it must be held with; null for any, and also where the record can't be read.</param>
    /// <returns>False where nobody held it.</returns>
    /// <exception cref="GitVanException">It has another token, can't be read, or can't be moved.</exception>
    public bool Release(LockName name, long? token)
    {
        RefuseInQuarantine(name);
        var place = new LockRef(repository, git, name);
        var problem = "";
        for (var attempt = 0; attempt < ReleaseTries; attempt++)
        {
            if (place.Find() is not { } value)
                return token is null ? false : throw Other(name, token.Value, "it was never taken");
            var record = token is null ? place.TryRead(value, out _) : Read(place, value);
            if (token is { } wanted && record!.Token != wanted)
                throw Other(name, wanted, $"its token is {record.Token}");
            if (record is { IsHeld: false })
                return false;
            var result = place.Move(value, place.Write(record is null ? Substitute(place.FindToken(value)) : record with { State = LockState.Released }));
            Step("lock released");
            if (result.Succeeded)
                return true;

            // Its holder renewed it meanwhile.
            problem = FirstLine(result);
        }

        throw CantMove(name, problem);
    }

    /// <summary>All locks that were ever taken, by name.</summary>
    public IReadOnlyList<LockEntry> List()
    {
        List<LockEntry> entries = [];
        foreach (var found in new RefStore(repository, git).List(LockName.Refs))
        {
            if (!LockName.TryParse(found.Name, out var name))
                continue;
            var record = new LockRef(repository, git, name).TryRead(found.Id, out var problem);
            entries.Add(new LockEntry(name, record, record is { IsHeld: true } && self.KnowsDead(record), record is null ? problem : null));
        }

        return [.. entries.OrderBy(entry => entry.Name.Value, StringComparer.Ordinal)];
    }

    private Lease? TryTake(LockRef place, ObjectId? from, LockRecord? before, LockRequest request, out string? problem)
    {
        var since = time.GetTimestamp();
        var record = new LockRecord
        {
            State = LockState.Held,
            Token = (before?.Token ?? 0) + 1,
            Owner = request.Owner,
            Host = self.Host,
            Since = time.GetUtcNow(),
            TtlMs = (long)request.Ttl.TotalMilliseconds,
            Beat = 0,
            RunId = request.RunId,
            BootId = self.BootId,
        };
        if (!request.Unattended)
            record = record with { Pid = self.Pid, ProcessStart = self.Start, PidNamespace = self.PidNamespace };
        var value = place.Write(record);
        Step("lock object written");
        var result = place.Move(from, value);
        problem = result.Succeeded ? null : FirstLine(result);
        if (problem is not null)
            return null;
        Step("lock taken");
        if (request.Unattended)
            Note(place.Name, value);
        return new Lease(place, record, value, since, isRenewed: !request.Unattended, time, Step);
    }

    /// <summary>Nobody will renew it, so its ttl counts from now.</summary>
    private void Note(LockName name, ObjectId value)
    {
        var sightings = new Sightings(repository, name, self, time);
        sightings.AgeOf(value);
        sightings.Keep();
    }

    private bool Wait(int pause, TimeSpan left, Interruption interruption)
    {
        // Not all at the same moment.
        var delay = TimeSpan.FromMilliseconds(pause * (0.5 + Random.Shared.NextDouble() / 2));
        using var due = new CancellationTokenSource(delay < left ? delay : left, time);
        return WaitHandle.WaitAny([interruption.Raised.WaitHandle, due.Token.WaitHandle]) != 0;
    }

    /// <summary>Stands for a record that can't be read and may have had any token: seconds since 1970 are more than a lock had holders.</summary>
    private LockRecord Substitute(long token) => new()
    {
        State = LockState.Released,
        Token = token > 0 ? token : time.GetUtcNow().ToUnixTimeSeconds(),
        Owner = "unknown",
        Host = self.Host,
        Since = time.GetUtcNow(),
        TtlMs = (long)LockRequest.ShortestTtl.TotalMilliseconds,
        Beat = 0,
    };

    private static LockRecord Read(LockRef place, ObjectId value) => place.TryRead(value, out var problem)
        ?? throw new GitVanException($"lock '{place.Name}' can't be read: {problem} ({place.Name.Ref})", ExitCode.Locked)
        {
            Hint = $"make sure that nobody holds it, then run: gitvan lock release --force '{place.Name}'",
        };

    private void RefuseInQuarantine(LockName name)
    {
        if (environment.ContainsKey(GitEnvironment.QuarantinePath))
            throw new GitVanException($"lock '{name}' can't be used while git holds a push in quarantine: it moves no ref then") { Hint = "use the lock in a post-receive hook" };
    }

    private static GitVanException Other(LockName name, long token, string what) =>
        new($"lock '{name}' is not held with token {token}: {what}", ExitCode.Locked) { Hint = "see who has it: gitvan lock list" };

    private static GitVanException CantMove(LockName name, string problem) =>
        new($"lock '{name}' is free, but its ref can't be moved: {problem}", ExitCode.Locked) { Hint = "look for what a killed git left: gitvan doctor" };

    private static string FirstLine(GitResult result) => result.Error.Split('\n')[0];
}
