using GitVan.Engine.Git;
using GitVan.Engine.Model;

namespace GitVan.Engine.Running;

/// <summary>Finds what a run is about. Reads files where it can and starts git only where it must.</summary>
public sealed class SubjectFinder(RunContext context, GitRunner git)
{
    /// <summary>Bytes; a longer one is left to git.</summary>
    private const int LongestCommit = 64 * 1024;

    private readonly Repository repository = context.Repository;

    /// <summary>The commit that is checked out; before the first one, what is in the index.</summary>
    public Subject Head() => new RefStore(repository, git).Find(RefName.Head) is { } commit ? new Subject.Commit(commit) : Index();

    /// <summary>What is about to be committed.</summary>
    public Subject Index()
    {
        var path = GitEnvironment.IndexPath(context.Environment, repository);

        // Git has just written this tree and left its id in the index; where it has not, it is asked to.
        if (IndexFile.FindRootTree(path, repository.Format) is { } tree)
            return new Subject.Tree(tree);
        var written = repository.IsBare ? null : git.WithIndex(path).TryRun(["write-tree"]);
        return new Subject.Tree(written is { Succeeded: true } && ObjectId.TryParse(written.Text, out var id) ? id : repository.Format.EmptyTree);
    }

    /// <summary>The first of these that names a commit or a tag of one.</summary>
    public Subject FirstCommit(IEnumerable<string> ids)
    {
        foreach (var text in ids)
        {
            if (ObjectId.TryParse(text, out var id) && !id.IsZero && FindCommit(id) is { } commit)
                return new Subject.Commit(commit);
        }

        return Head();
    }

    // What is pushed was mostly committed lately, and lies in a file of its own.
    private ObjectId? FindCommit(ObjectId id)
    {
        if (new LooseObjects(repository).TryRead(id, LongestCommit) is { Kind: ObjectKind.Commit })
            return id;
        return git.TryRun(["rev-parse", "--quiet", "--verify", $"{id}^{{commit}}"]) is { Succeeded: true } result && ObjectId.TryParse(result.Text, out var commit) ? commit : null;
    }
}
