using GitVan.Engine.Git;
using GitVan.Engine.Processes;

namespace GitVan.Engine.Pushes;

/// <summary>
/// What git tells <c>pre-push</c>, as passes: refs whose commit is checked out where the push was started, or that bring nothing to check, are one; of
/// others each commit has one of its own. In the order in which git names them.
/// </summary>
internal sealed class Push(Repository repository, GitRunner git, Interruption interruption)
{
    /// <summary>Told of each step at which a test may end the process.</summary>
    public Action<string> Step { get; init; } = _ => { };

    /// <param name="remote">Its name, or its URL where it has none; null where people don't say.</param>
    /// <param name="input">A line for each ref.</param>
    /// <param name="ofHead">Where there is none, HEAD is meant.</param>
    public IReadOnlyList<PushPass> Read(string? remote, ReadOnlySpan<byte> input, bool ofHead)
    {
        var asked = git.With(interruption);
        var files = new PushedFiles(repository, asked, remote);
        var refs = PushedRef.Parse(input);
        if (refs.Count == 0)
            return [new PushPass([], null, null, () => ofHead ? files.OfHead() : ChangedFiles.None)];

        // A bare repository has a HEAD too, but nothing is checked out.
        var head = repository.IsBare ? null : new RefStore(repository, asked).Find(RefName.Head);
        List<PushedRef> updates = [.. Peeled(refs, head, asked)];
        var elsewhere = files.New(updates.FindAll(update => update.Commit != head));
        return [.. updates.GroupBy(update => elsewhere.Contains(update) ? update.Commit : null).Select(group => Pass([.. group], group.Key))];

        PushPass Pass(List<PushedRef> group, ObjectId? commit)
        {
            var tree = commit is { } there ? new PushedTree(repository, git, interruption, there) { Step = Step } : null;
            var about = commit ?? group.Find(update => update.Commit == head)?.Commit;

            // What is neither HEAD's nor new brings no files.
            var bringing = group.Where(update => update.Commit == about).DistinctBy(update => update.Old);
            return new PushPass(group, about ?? group.Find(update => update.Commit is not null)?.Commit, tree, () => ChangedFiles.Union([.. bringing.Select(files.Of)]));
        }
    }

    /// <summary>With the commits that are pushed; git is asked about all that are not HEAD's together.</summary>
    private static IEnumerable<PushedRef> Peeled(IReadOnlyList<PushedRef> refs, ObjectId? head, GitRunner git)
    {
        List<ObjectId> unknown = [.. refs.Select(update => update.Object).OfType<ObjectId>().Where(id => id != head).Distinct()];
        var commits = unknown.Zip(ObjectBatch.Describe(git, unknown.ConvertAll(id => $"{id}^{{commit}}"))).ToDictionary(pair => pair.First, pair => pair.Second);
        return refs.Select(update => update with
        {
            Commit = update.Object is not { } id ? null : !commits.TryGetValue(id, out var found) ? id : found.Kind is null ? null : found.Id,
        });
    }
}
