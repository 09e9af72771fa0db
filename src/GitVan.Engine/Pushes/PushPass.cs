using GitVan.Engine.Git;

namespace GitVan.Engine.Pushes;

/// <summary>Refs of a push that their jobs see together: where the push was started, or in a work tree of the commit they have in common.</summary>
/// <param name="Refs">None where nothing is pushed, or nobody said what.</param>
/// <param name="Commit">What it is about; null where no ref names a commit.</param>
/// <param name="Tree">Null where jobs run where the push was started.</param>
internal sealed record PushPass(IReadOnlyList<PushedRef> Refs, ObjectId? Commit, PushedTree? Tree)
{
    private ChangedFiles? files;

    /// <summary>Finds the files that it brings, once.</summary>
    public required Func<ChangedFiles> FindFiles { private get; init; }

    public ChangedFiles Files => files ??= FindFiles();

    /// <summary>The local branches that are pushed, without <c>refs/heads/</c>.</summary>
    public IEnumerable<string> Branches => Refs.Select(update => RefName.TryParse(update.Local, out var name) ? name.Branch : null).OfType<string>();
}
