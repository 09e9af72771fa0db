using GitVan.Engine.Git;

namespace GitVan.Engine.Running;

/// <summary>The files that a person named for a hook by hand.</summary>
public abstract record FileChoice
{
    private FileChoice() { }

    /// <summary>What git tracks.</summary>
    public sealed record All : FileChoice;

    /// <param name="Paths">From the top of the work tree, with <c>/</c>.</param>
    public sealed record Named(IReadOnlyList<string> Paths) : FileChoice;

    /// <summary>What the second commit has changed since it and the first parted.</summary>
    /// <param name="Name">Both, as the person wrote them.</param>
    public sealed record Between(ObjectId From, ObjectId To, string Name) : FileChoice;

    /// <summary>For people.</summary>
    public sealed override string ToString() => this switch
    {
        All => "--all-files",
        Named => "--files",
        Between(_, _, var name) => name,
        _ => "",
    };
}
