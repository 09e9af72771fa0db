using GitVan.Engine.Git;

namespace GitVan.Engine.Pushes;

/// <summary>Refs of a push that their jobs see together: where the push was started, or in a work tree of the commit they have in common.</summary>
/// <param name="refs">None where nothing is pushed, or nobody said what.</param>
/// <param name="commit">What it is about; null where no ref names a commit.</param>
/// <param name="tree">Null where jobs run where the push was started.</param>
/// <param name="files">Finds the files that it brings.</param>
internal sealed class PushPass(IReadOnlyList<PushedRef> refs, ObjectId? commit, PushedTree? tree, Func<ChangedFiles> files)
{
    private readonly Lazy<ChangedFiles> files = new(files);

    public IReadOnlyList<PushedRef> Refs => refs;

    public ObjectId? Commit => commit;

    public PushedTree? Tree => tree;

    public ChangedFiles Files => files.Value;

    /// <summary>The local branches that are pushed, without <c>refs/heads/</c>.</summary>
    public IEnumerable<string> Branches => refs.Select(update => RefName.TryParse(update.Local, out var name) ? name.Branch : null).OfType<string>();
}
