namespace GitVan.Engine.Git;

/// <summary>Where HEAD is.</summary>
/// <param name="Target">The ref that is checked out, usually a branch; null when HEAD is detached.</param>
/// <param name="Id">The commit; null before the first one.</param>
public sealed record Head(RefName? Target, ObjectId? Id)
{
    /// <summary>The branch's name without <c>refs/heads/</c>; null when no branch is checked out.</summary>
    public string? Branch => Target?.Branch;

    public bool IsUnborn => Id is null;

    public bool IsDetached => Target is null;
}
